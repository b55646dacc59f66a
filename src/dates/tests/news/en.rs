//! English news.

use super::check_news;

#[test]
fn sentences() {
    check_news(
        "en",
        &[
            ("The parliament will vote on the bill on Thursday.", &["Thursday = 2023-11-16"]),
            (
                "At least 12 people were killed in the blast late on Tuesday, police said.",
                &["Tuesday = 2023-11-14"],
            ),
            (
                "The ministers met in Geneva from November 6 to November 9.",
                &["November 6 to November 9 = 2023-11-06/2023-11-09"],
            ),
            ("He was born on 4 July 1961 in Basra.", &["4 July 1961 = 1961-07-04"]),
            (
                "The treaty was signed in the spring of 1998 after long talks.",
                &["spring of 1998 = 1998-SP"],
            ),
            (
                "Inflation fell to 4.6% in October from 6.7% in September.",
                &["October = 2023-10", "September = 2023-09"],
            ),
            (
                "The fund lost $2,000 million in the third quarter of 2022.",
                &["third quarter of 2022 = 2022-Q3"],
            ),
            (
                "The court adjourned the case until January 8, 2024.",
                &["January 8, 2024 = 2024-01-08"],
            ),
            (
                "Voting starts at 8 a.m. local time on Sunday.",
                &["8 a.m. local time on Sunday = 2023-11-19T08:00"],
            ),
            (
                "Police said on Monday evening that two suspects had been held.",
                &["Monday evening = 2023-11-13TEV"],
            ),
            ("The company was founded in the 1920s by two brothers.", &["1920s = 192"]),
            (
                "Last week the agency said it would cut output next month.",
                &["Last week = 2023-W45", "next month = 2023-12"],
            ),
            ("The two sides have been at war for eight months.", &["eight months = P8M"]),
            ("She served as minister between 2009 and 2013.", &["2009 and 2013 = 2009/2013"]),
            ("Prime Minister Theresa May may resign, a source said.", &[]),
            ("April Johnson, 34, and her sister June Carter were found alive.", &[]),
            ("The bank will publish its results in mid-December.", &["mid-December = 2023-12 MID"]),
            (
                "The earthquake hit at 3:42 am on Saturday.",
                &["3:42 am on Saturday = 2023-11-11T03:42"],
            ),
            ("Troops entered the city three days ago.", &["three days ago = 2023-11-12"]),
            (
                "The envoy arrived on November 3. Two days later he flew home.",
                &["November 3 = 2023-11-03", "Two days later = 2023-11-05"],
            ),
            (
                "The talks, due to be held next Monday, were postponed.",
                &["next Monday = 2023-11-20"],
            ),
            ("It was the deadliest attack since the early 1990s.", &["early 1990s = 199 START"]),
            ("The ship sank in the 17th century.", &["17th century = 16"]),
            (
                "The museum is open every day except Sundays.",
                &["every day = P1D", "Sundays = XXXX-WXX-7"],
            ),
            ("He calls his mother twice a week.", &["twice a week = P1W"]),
            (
                "Exports rose 5 percent in the first half of 2023.",
                &["first half of 2023 = 2023-H1"],
            ),
            ("This year the harvest was poor.", &["This year = 2023"]),
            (
                "The president is expected in Ankara the day after tomorrow.",
                &["day after tomorrow = 2023-11-17"],
            ),
            ("About 1,500 people fled and 2023 of them were children.", &[]),
            ("See page 1984 of the report.", &[]),
            ("Flight MH370 disappeared on 8 March 2014.", &["8 March 2014 = 2014-03-08"]),
            ("The new law takes effect on New Year's Day.", &["New Year's Day = 2024-01-01"]),
            ("The strike will last 48 hours.", &["48 hours = PT48H"]),
            ("He died on Feb. 2, 2001, aged 77.", &["Feb. 2, 2001 = 2001-02-02"]),
            ("The group has been active for more than two decades.", &["two decades = P20Y"]),
            ("They married a decade ago.", &["a decade ago = 2013"]),
            ("Prices have doubled over the past two years.", &["past two years = P2Y"]),
            (
                "He was arrested on 12 May 2020 and released the following day.",
                &["12 May 2020 = 2020-05-12", "following day = 2020-05-13"],
            ),
            (
                "Monday's attack was the third this month.",
                &["Monday = 2023-11-13", "this month = 2023-11"],
            ),
            (
                "The accord was reached on Thursday, 30 December 2021.",
                &["Thursday, 30 December 2021 = 2021-12-30"],
            ),
            ("By 2030, the ministry wants to halve emissions.", &["2030 = 2030"]),
            ("The coup attempt in the summer of 2016 failed.", &["summer of 2016 = 2016-SU"]),
            ("The plane took off at 2130 GMT.", &["2130 GMT = 2023-11-15T21:30Z"]),
            ("August Wilson's play opened on Broadway.", &[]),
            ("The cat sat on the mat while The Sun reported it.", &[]),
            ("The ban was lifted on 1 January.", &["1 January = 2023-01-01"]),
            ("The summit is planned for June next year.", &["June next year = 2024-06"]),
            (
                "Talks resumed yesterday and will go on tomorrow morning.",
                &["yesterday = 2023-11-14", "tomorrow morning = 2023-11-16TMO"],
            ),
            (
                "He was last seen on the night of 3 November.",
                &["night of 3 November = 2023-11-03TNI"],
            ),
            ("The exhibition runs until the end of the year.", &["end of the year = 2023 END"]),
            (
                "Oil rose to $84 a barrel on Friday afternoon.",
                &["Friday afternoon = 2023-11-10TAF"],
            ),
            ("The festival is held every spring.", &["every spring = XXXX-SP"]),
            ("In the 5th century BC the city was rebuilt.", &["5th century BC = BC0500/BC0401"]),
            (
                "The ceasefire will begin at 10:00 GMT on Friday.",
                &["10:00 GMT on Friday = 2023-11-17T10:00Z"],
            ),
            (
                "Between 1 and 7 November the UN counted 300 trucks.",
                &["1 and 7 November = 2023-11-01/2023-11-07"],
            ),
            ("The party won 40 seats in 2018 and 61 in 2022.", &["2018 = 2018", "2022 = 2022"]),
            ("The film was shot in just six weeks.", &["six weeks = P6W"]),
            (
                "In 1979, two years after the strike, the mine was closed.",
                &["1979 = 1979", "two years = P2Y"],
            ),
            (
                "The rainy season lasts from June to September.",
                &["June to September = 2023-06/2023-09"],
            ),
            ("Sales on Black Friday are expected to fall.", &["Black Friday = 2023-11-24"]),
            ("He spent the 1970s and 1980s in exile.", &["1970s = 197", "1980s = 198"]),
            (
                "The vote was scheduled for Wednesday, November 22.",
                &["Wednesday, November 22 = 2023-11-22"],
            ),
            ("March on Washington organisers told reporters they may sue.", &[]),
            (
                "The Mars rover landed on 18 February 2021 at 20:55 UTC.",
                &["18 February 2021 at 20:55 UTC = 2021-02-18T20:55Z"],
            ),
            (
                "Iran's new year, Nowruz, falls on 20 March next year.",
                &["Nowruz = 2024-03-20", "20 March next year = 2024-03-20"],
            ),
            ("He said on Sept. 30 that the deal was off.", &["Sept. 30 = 2023-09-30"]),
            (
                "Two weeks of fighting ended on Oct 7th, 2020.",
                &["Two weeks = P2W", "Oct 7th, 2020 = 2020-10-07"],
            ),
            ("Unrest has continued since mid-September.", &["mid-September = 2023-09 MID"]),
            ("Workers get paid monthly, he said.", &["monthly = P1M"]),
            ("The attack over the weekend killed six.", &["weekend = 2023-W45-WE"]),
            ("Rain is expected over the weekend.", &["weekend = 2023-W46-WE"]),
            ("We met last Sunday. He said so.", &["last Sunday = 2023-11-12"]),
            (
                "It will last 48 hours, like the last 48 hours.",
                &["48 hours = PT48H", "last 48 hours = PT48H"],
            ),
            (
                "Mornings are cold, so we meet on Sunday afternoons and in the evenings.",
                &["Sunday afternoons = XXXX-WXX-7TAF", "evenings = XXXX-XX-XXTEV"],
            ),
            (
                "The committee meets on the first Monday of every month.",
                &["first Monday of every month = P1M"],
            ),
            ("Trains leave at 0830 GMT and cost 1450 euros.", &["0830 GMT = 2023-11-15T08:30Z"]),
            (
                "The agency reported on Nov 14 that output fell in the four months to October.",
                &["Nov 14 = 2023-11-14", "four months = P4M", "October = 2023-10"],
            ),
            (
                "He has led the country since 1 February 2021, when the army seized power.",
                &["1 February 2021 = 2021-02-01"],
            ),
            ("The Fed will meet on December 12-13.", &["December 12-13 = 2023-12-12/2023-12-13"]),
            (
                "Snow is forecast for Thursday night and Friday morning.",
                &["Thursday night = 2023-11-16TNI", "Friday morning = 2023-11-17TMO"],
            ),
            ("The siege lasted from 1992 to 1996.", &["1992 to 1996 = 1992/1996"]),
            ("It is the highest level since May 2008.", &["May 2008 = 2008-05"]),
            ("The company's shares closed Tuesday at $12.50.", &["Tuesday = 2023-11-14"]),
            ("The two leaders spoke by phone for 90 minutes.", &["90 minutes = PT90M"]),
            ("She will turn 80 on November 29.", &["November 29 = 2023-11-29"]),
            ("In late October, the court ruled against him.", &["late October = 2023-10 END"]),
            (
                "The 14-year-old girl was found at around 6pm.",
                &["14-year-old = P14Y", "6pm = 2023-11-15T18:00 APPROX"],
            ),
            ("The 1967 war changed the map.", &["1967 = 1967"]),
            ("The Nov. 5 election was disputed.", &["Nov. 5 = 2023-11-05"]),
            (
                "Parliament passed the law in July and it came into force in September 2023.",
                &["July = 2023-07", "September 2023 = 2023-09"],
            ),
            ("The ferry sank last Sunday.", &["last Sunday = 2023-11-12"]),
            (
                "A truce agreed earlier this month collapsed within hours.",
                &["earlier this month = 2023-11"],
            ),
            ("The plant will be shut by the end of 2025.", &["end of 2025 = 2025 END"]),
            ("They have not met since Monday.", &["Monday = 2023-11-13"]),
            (
                "Around 10:30 p.m. on Nov. 13, a car exploded.",
                &["10:30 p.m. on Nov. 13 = 2023-11-13T22:30 APPROX"],
            ),
            (
                "In the second week of October, prices jumped.",
                &["second week of October = 2023-W41"],
            ),
            ("The weekend attack killed six.", &["weekend = 2023-W45-WE"]),
            (
                "Over the next five years the firm will hire 2,000 people.",
                &["next five years = P5Y"],
            ),
            (
                "He lived in Rome from March 1999 until June 2003.",
                &["March 1999 until June 2003 = 1999-03/2003-06"],
            ),
            (
                "On the morning of 9 November 1989 few expected it.",
                &["morning of 9 November 1989 = 1989-11-09TMO"],
            ),
            (
                "A three-day visit begins on 21 November.",
                &["three-day = P3D", "21 November = 2023-11-21"],
            ),
            ("The embargo ended in fiscal year 2022.", &["fiscal year 2022 = 2022"]),
            ("Two months before the vote, he quit.", &["Two months = P2M"]),
            (
                "The group won in 1998, 2002 and 2018.",
                &["1998 = 1998", "2002 = 2002", "2018 = 2018"],
            ),
            ("The law dates from the reign of Augustus.", &[]),
            ("May said she would not stand again in May.", &["May = 2024-05"]),
            ("It rained all day Monday.", &["Monday = 2023-11-13"]),
            ("Trump was indicted four times this year.", &["this year = 2023"]),
            ("Schools reopen on the 20th.", &["20th = 2023-11-20"]),
            (
                "The drought, the worst in 40 years, began in winter.",
                &["40 years = P40Y", "winter = 2023-WI"],
            ),
            ("The concert is tonight at 8.", &["tonight at 8 = 2023-11-15T20:00"]),
            (
                "Wednesday's vote comes a week after the blast.",
                &["Wednesday = 2023-11-15", "a week = P1W"],
            ),
            ("Christmas is 40 days away.", &["Christmas = 2023-12-25", "40 days = P40D"]),
            ("15 November 2023 – Reuters", &["15 November 2023 = 2023-11-15"]),
            (
                "KABUL, Nov 15 (Reuters) - The Taliban said on Wednesday",
                &["Nov 15 = 2023-11-15", "Wednesday = 2023-11-15"],
            ),
            (
                "The meeting runs Monday through Thursday.",
                &["Monday through Thursday = 2023-11-13/2023-11-16"],
            ),
            ("Between June and August, 300 people died.", &["June and August = 2023-06/2023-08"]),
            (
                "The war began on Feb. 24, 2022, nearly 21 months ago.",
                &["Feb. 24, 2022 = 2022-02-24", "21 months ago = 2022-02-15 APPROX"],
            ),
            ("He died in the 13th century AD.", &["13th century AD = 12"]),
            ("It opened in Q2 2021.", &["Q2 2021 = 2021-Q2"]),
            (
                "Ramadan this year began on 23 March.",
                &["Ramadan this year = 2023-03-23/2023-04-20", "23 March = 2023-03-23"],
            ),
        ],
    );
}
