//! Italian news.

use super::check_news;

#[test]
fn sentences() {
    check_news(
        "it",
        &[
            ("Il Parlamento voterà la legge giovedì.", &["giovedì = 2023-11-16"]),
            (
                "Almeno dodici persone sono morte nell'esplosione di martedì sera.",
                &["martedì sera = 2023-11-14TEV"],
            ),
            (
                "I ministri si sono incontrati a Ginevra dal 6 al 9 novembre.",
                &["6 al 9 novembre = 2023-11-06/2023-11-09"],
            ),
            ("È nato a Bari il 4 luglio 1961.", &["4 luglio 1961 = 1961-07-04"]),
            ("Il trattato fu firmato nella primavera del 1998.", &["primavera del 1998 = 1998-SP"]),
            (
                "L'inflazione è scesa al 4,6% in ottobre dal 6,7% di settembre.",
                &["ottobre = 2023-10", "settembre = 2023-09"],
            ),
            (
                "Nel terzo trimestre del 2022 il fondo ha perso 2.000 milioni di euro.",
                &["terzo trimestre del 2022 = 2022-Q3"],
            ),
            ("L'udienza è stata rinviata all'8 gennaio 2024.", &["8 gennaio 2024 = 2024-01-08"]),
            (
                "Le urne aprono domenica alle 8 ora locale.",
                &["domenica alle 8 ora locale = 2023-11-19T08:00"],
            ),
            (
                "La procura ha fatto sapere ieri mattina che due uomini sono stati fermati.",
                &["ieri mattina = 2023-11-14TMO"],
            ),
            ("L'azienda è stata fondata negli anni Venti.", &["anni Venti = 192"]),
            (
                "La settimana scorsa l'agenzia ha detto che ridurrà la produzione il mese prossimo.",
                &["settimana scorsa = 2023-W45", "mese prossimo = 2023-12"],
            ),
            ("Le due parti sono in guerra da otto mesi.", &["otto mesi = P8M"]),
            ("È stata ministra tra il 2009 e il 2013.", &["2009 e il 2013 = 2009/2013"]),
            ("Augusto Minzolini ha lasciato il partito.", &[]),
            ("La banca pubblicherà i conti a metà dicembre.", &["metà dicembre = 2023-12 MID"]),
            (
                "La scossa è stata avvertita alle 3.42 di sabato.",
                &["3.42 di sabato = 2023-11-11T03:42"],
            ),
            ("Le truppe sono entrate in città tre giorni fa.", &["tre giorni fa = 2023-11-12"]),
            (
                "L'inviato è arrivato il 3 novembre. Due giorni dopo è ripartito.",
                &["3 novembre = 2023-11-03", "Due giorni dopo = 2023-11-05"],
            ),
            (
                "I colloqui, previsti per lunedì prossimo, sono slittati.",
                &["lunedì prossimo = 2023-11-20"],
            ),
            ("È l'attacco più grave dai primi anni Novanta.", &["primi anni Novanta = 199 START"]),
            ("La nave affondò nel XVII secolo.", &["XVII secolo = 16"]),
            (
                "Il museo è aperto tutti i giorni tranne il lunedì.",
                &["tutti i giorni = P1D", "lunedì = XXXX-WXX-1"],
            ),
            ("Telefona alla madre due volte alla settimana.", &["due volte alla settimana = P1W"]),
            (
                "Nel primo semestre del 2023 l'export è cresciuto del 5 per cento.",
                &["primo semestre del 2023 = 2023-H1"],
            ),
            ("Quest'anno il raccolto è stato scarso.", &["Quest'anno = 2023"]),
            ("Il presidente è atteso ad Ankara dopodomani.", &["dopodomani = 2023-11-17"]),
            ("Circa 1.500 persone sono fuggite, 2023 erano bambini.", &[]),
            ("A pagina 1984 del rapporto si legge il contrario.", &[]),
            ("In via XX Settembre e in piazza 25 Aprile il traffico è bloccato.", &[]),
            ("La nuova legge entra in vigore a Capodanno.", &["Capodanno = 2024-01-01"]),
            ("Lo sciopero durerà 48 ore.", &["48 ore = PT48H"]),
            (
                "È morto il 2 febbraio 2001 a 77 anni.",
                &["2 febbraio 2001 = 2001-02-02", "77 anni = P77Y"],
            ),
            ("Il gruppo è attivo da più di due decenni.", &["due decenni = P20Y"]),
            ("I prezzi sono raddoppiati negli ultimi due anni.", &["ultimi due anni = P2Y"]),
            (
                "Fu arrestato il 12 maggio 2020 e rilasciato il giorno dopo.",
                &["12 maggio 2020 = 2020-05-12", "giorno dopo = 2020-05-13"],
            ),
            (
                "L'accordo è di giovedì 30 dicembre 2021.",
                &["giovedì 30 dicembre 2021 = 2021-12-30"],
            ),
            ("Entro il 2030 il ministero vuole dimezzare le emissioni.", &["2030 = 2030"]),
            ("Il golpe fallito dell'estate 2016 cambiò tutto.", &["estate 2016 = 2016-SU"]),
            (
                "L'aereo è decollato alle 21.30 ora italiana.",
                &["21.30 ora italiana = 2023-11-15T21:30"],
            ),
            ("Il divieto è stato revocato il primo gennaio.", &["primo gennaio = 2023-01-01"]),
            (
                "Il vertice è fissato per giugno dell'anno prossimo.",
                &["giugno dell'anno prossimo = 2024-06"],
            ),
            (
                "I negoziati sono ripresi ieri e proseguiranno domani mattina.",
                &["ieri = 2023-11-14", "domani mattina = 2023-11-16TMO"],
            ),
            (
                "È stato visto l'ultima volta la notte del 3 novembre.",
                &["notte del 3 novembre = 2023-11-03TNI"],
            ),
            ("La mostra resterà aperta fino alla fine dell'anno.", &["fine dell'anno = 2023 END"]),
            ("Il festival si tiene ogni primavera.", &["ogni primavera = XXXX-SP"]),
            ("Nel V secolo a.C. la città fu ricostruita.", &["V secolo a.C. = BC0500/BC0401"]),
            ("La tregua inizierà alle 10 di venerdì.", &["10 di venerdì = 2023-11-17T10:00"]),
            (
                "Il partito ottenne 40 seggi nel 2018 e 61 nel 2022.",
                &["2018 = 2018", "2022 = 2022"],
            ),
            ("Le piogge durano da giugno a settembre.", &["giugno a settembre = 2023-06/2023-09"]),
            ("La pandemia del 2020-21 ha svuotato le casse.", &["2020-21 = 2020/2021"]),
            ("Luigi Di Maio e Mar Nero: due temi di una mozione.", &[]),
            ("Aprile Rossella canterà a Sanremo.", &[]),
            ("Il lungomare è stato set di un film d'autore.", &[]),
            (
                "Il voto è previsto per mercoledì 22 novembre.",
                &["mercoledì 22 novembre = 2023-11-22"],
            ),
            ("A Ferragosto le spiagge erano piene.", &["Ferragosto = 2023-08-15"]),
            ("A Pasqua 2022 i turisti erano tornati.", &["Pasqua 2022 = 2022-04-17"]),
            (
                "La seduta è convocata per le ore 15,30 del 20 novembre.",
                &["ore 15,30 del 20 novembre = 2023-11-20T15:30"],
            ),
            ("Il lunedì il mercato è chiuso.", &["lunedì = XXXX-WXX-1"]),
            (
                "Nel fine settimana nevicherà oltre i mille metri.",
                &["fine settimana = 2023-W46-WE"],
            ),
            ("La crisi è cominciata a metà degli anni '70.", &["metà degli anni '70 = 197 MID"]),
            ("Da ieri non ci sono notizie dei due alpinisti.", &["ieri = 2023-11-14"]),
            (
                "Il bando scade il 30/11/2023 alle 12:00.",
                &["30/11/2023 alle 12:00 = 2023-11-30T12:00"],
            ),
            ("Nel Seicento il porto era il più grande del Mediterraneo.", &["Seicento = 16"]),
            ("L'ambasciatore resterà a Teheran qualche settimana.", &["qualche settimana = PXW"]),
            (
                "Nella notte tra il 24 e il 25 dicembre 1989 furono fucilati.",
                &["notte tra il 24 e il 25 dicembre 1989 = 1989-12-24TNI"],
            ),
            ("La riunione è durata due ore e mezza.", &["due ore e mezza = PT2H30M"]),
            (
                "Il lunedì nero di Wall Street è del 19 ottobre 1987.",
                &["19 ottobre 1987 = 1987-10-19"],
            ),
            (
                "Il venerdì santo e il martedì grasso si fa festa.",
                &["venerdì santo = 2023-04-07", "martedì grasso = 2023-02-21"],
            ),
            ("Il lunedì mattina il mercato è chiuso.", &["lunedì mattina = XXXX-WXX-1TMO"]),
            (
                "La domenica si riposa, il sabato no.",
                &["domenica = XXXX-WXX-7", "sabato = XXXX-WXX-6"],
            ),
            ("Il lunedì successivo partirono.", &["lunedì successivo = 2023-11-20"]),
            ("Il lunedì 3 marzo 2014 fu eletto.", &["lunedì 3 marzo 2014 = 2014-03-03"]),
            ("Il Lunedì dell'Angelo i musei sono aperti.", &["Lunedì dell'Angelo = 2023-04-10"]),
            (
                "La mostra è aperta dal lunedì al venerdì.",
                &["lunedì al venerdì = 2023-11-13/2023-11-17"],
            ),
            ("Il venerdì di ogni settimana pregano.", &["venerdì di ogni settimana = XXXX-WXX-5"]),
            (
                "Il primo lunedì di ogni mese si riunisce il comitato.",
                &["primo lunedì di ogni mese = P1M"],
            ),
            ("Maggio Musicale Fiorentino apre la stagione.", &[]),
            ("Aprile è il mese più crudele.", &["Aprile = 2023-04"]),
            (
                "L'agenzia ha riferito il 14 novembre che la produzione è calata.",
                &["14 novembre = 2023-11-14"],
            ),
            (
                "Guida il Paese dal 1° febbraio 2021, quando i militari hanno preso il potere.",
                &["1° febbraio 2021 = 2021-02-01"],
            ),
            (
                "La Bce si riunirà il 13 e 14 dicembre.",
                &["13 e 14 dicembre = 2023-12-13/2023-12-14"],
            ),
            (
                "Neve in arrivo giovedì notte e venerdì mattina.",
                &["giovedì notte = 2023-11-16TNI", "venerdì mattina = 2023-11-17TMO"],
            ),
            ("L'assedio durò dal 1992 al 1996.", &["1992 al 1996 = 1992/1996"]),
            ("È il livello più alto da maggio 2008.", &["maggio 2008 = 2008-05"]),
            (
                "I due leader hanno parlato al telefono per novanta minuti.",
                &["novanta minuti = PT90M"],
            ),
            ("Compirà 80 anni il 29 novembre.", &["80 anni = P80Y", "29 novembre = 2023-11-29"]),
            ("A fine ottobre la corte gli ha dato torto.", &["fine ottobre = 2023-10 END"]),
            ("La ragazza è stata trovata intorno alle 18.", &["18 = 2023-11-15T18:00"]),
            (
                "La legge approvata a luglio è in vigore da settembre 2023.",
                &["luglio = 2023-07", "settembre 2023 = 2023-09"],
            ),
            ("Il traghetto è affondato domenica scorsa.", &["domenica scorsa = 2023-11-12"]),
            (
                "La tregua concordata all'inizio del mese è saltata.",
                &["inizio del mese = 2023-11 START"],
            ),
            ("L'impianto chiuderà entro la fine del 2025.", &["fine del 2025 = 2025 END"]),
            (
                "Verso le 22.30 del 13 novembre è esplosa un'auto.",
                &["22.30 del 13 novembre = 2023-11-13T22:30 APPROX"],
            ),
            (
                "Nella seconda settimana di ottobre i prezzi sono saliti.",
                &["seconda settimana di ottobre = 2023-W41"],
            ),
            (
                "Nei prossimi cinque anni l'azienda assumerà 2.000 persone.",
                &["prossimi cinque anni = P5Y"],
            ),
            (
                "Visse a Roma dal marzo 1999 al giugno 2003.",
                &["marzo 1999 al giugno 2003 = 1999-03/2003-06"],
            ),
            (
                "La mattina del 9 novembre 1989 pochi se lo aspettavano.",
                &["mattina del 9 novembre 1989 = 1989-11-09TMO"],
            ),
            (
                "Una visita di tre giorni comincia il 21 novembre.",
                &["tre giorni = P3D", "21 novembre = 2023-11-21"],
            ),
            ("Due mesi prima del voto si dimise.", &["Due mesi = P2M"]),
            (
                "Ha vinto nel 1998, nel 2002 e nel 2018.",
                &["1998 = 1998", "2002 = 2002", "2018 = 2018"],
            ),
            ("Marzo Magno e Gennaro Sangiuliano erano presenti.", &[]),
            ("È piovuto tutto lunedì.", &["lunedì = 2023-11-13"]),
            ("Le scuole riaprono il 20.", &[]),
            ("La siccità peggiore degli ultimi quarant'anni.", &["ultimi quarant'anni = P40Y"]),
            ("Il concerto è stasera alle 21.", &["stasera alle 21 = 2023-11-15T21:00"]),
            (
                "Il voto di mercoledì arriva una settimana dopo lo scoppio.",
                &["mercoledì = 2023-11-15", "una settimana = P1W"],
            ),
            ("Natale cade di lunedì.", &["Natale = 2023-12-25", "lunedì = 2023-11-13"]),
            (
                "Roma, 15 nov. (ANSA) - Il governo ha detto oggi.",
                &["15 nov. = 2023-11-15", "oggi = 2023-11-15"],
            ),
            ("Tra giugno e agosto sono morte 300 persone.", &["giugno e agosto = 2023-06/2023-08"]),
            (
                "La guerra è iniziata il 24 febbraio 2022, quasi ventuno mesi fa.",
                &["24 febbraio 2022 = 2022-02-24", "ventuno mesi fa = 2022-02-15 APPROX"],
            ),
            ("Morì nel Trecento.", &["Trecento = 13"]),
            ("Ha aperto nel secondo trimestre 2021.", &["secondo trimestre 2021 = 2021-Q2"]),
            ("Quest'estate il caldo ha battuto ogni record.", &["Quest'estate = 2023-SU"]),
            ("L'altro ieri il presidente era a Parigi.", &["L'altro ieri = 2023-11-13"]),
            ("Il 25 aprile si celebra la Liberazione.", &["25 aprile = 2024-04-25"]),
            ("La crisi del biennio 2008-2009 non è finita.", &["biennio 2008-2009 = 2008/2009"]),
            ("Il decreto del 5 maggio scorso è scaduto.", &["5 maggio scorso = 2023-05-05"]),
            (
                "Le elezioni si terranno l'8 e il 9 giugno 2024.",
                &["8 e il 9 giugno 2024 = 2024-06-08/2024-06-09"],
            ),
            (
                "Lo sciopero comincia a mezzanotte e dura 24 ore.",
                &["mezzanotte = 2023-11-15T24:00", "24 ore = PT24H"],
            ),
            ("Era il 10/9/43.", &["10/9/43 = 1943-09-10"]),
            ("Il mercato riapre lunedì 20.", &["lunedì 20 = 2023-11-20"]),
            ("Ai tempi di Augusto Roma aveva un milione di abitanti.", &[]),
            ("Nel II secolo fu ampliata.", &["II secolo = 01"]),
            ("Il 2% ha votato, 1.984 schede nulle.", &[]),
            ("Il ministro, tre settimane dopo il disastro, tace.", &["tre settimane = P3W"]),
        ],
    );
}
