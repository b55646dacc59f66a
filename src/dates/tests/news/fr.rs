//! French news.

use super::check_news;

#[test]
fn sentences() {
    check_news(
        "fr",
        &[
            ("Le musée est fermé le lundi.", &["lundi = XXXX-WXX-1"]),
            (
                "Le marché se tient le samedi et le dimanche.",
                &["samedi = XXXX-WXX-6", "dimanche = XXXX-WXX-7"],
            ),
            ("Il est arrivé le lundi suivant.", &["lundi suivant = 2023-11-20"]),
            ("La réunion a eu lieu le lundi 3 mars 2014.", &["lundi 3 mars 2014 = 2014-03-03"]),
            ("Le lundi, la bibliothèque reste fermée.", &["lundi = XXXX-WXX-1"]),
            ("Le lundi noir de 1987 a ruiné des milliers de gens.", &["1987 = 1987"]),
            ("Avril Lavigne chantera à Bercy.", &[]),
            (
                "La boutique ouvre chaque été et chaque vendredi.",
                &["chaque été = XXXX-SU", "chaque vendredi = XXXX-WXX-5"],
            ),
            ("Il parlera lundi à la presse.", &["lundi = 2023-11-20"]),
            (
                "Le premier lundi de chaque mois, on teste les sirènes.",
                &["premier lundi de chaque mois = P1M"],
            ),
            (
                "Le vendredi de chaque semaine, ils prient.",
                &["vendredi de chaque semaine = XXXX-WXX-5"],
            ),
            (
                "Fondée dans les années vingt, l'usine a fermé en 1980.",
                &["années vingt = 192", "1980 = 1980"],
            ),
            ("Le mardi gras est passé.", &["mardi gras = 2023-02-21"]),
            (
                "Le président recevra le vendredi 17 novembre son homologue.",
                &["vendredi 17 novembre = 2023-11-17"],
            ),
        ],
    );
}
