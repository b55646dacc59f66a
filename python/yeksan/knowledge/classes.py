"""Types of records by common classes of Wikidata (property P31), which are facts of Wikidata, CC0."""

from __future__ import annotations

_BY_TYPE = {
    # human
    "PER": "Q5",
    # country, sovereign state, state, first-level division, city, capital, big city, metropolis, town, village, settlement,
    # municipalities of Italy, France and Spain, state of the United States, province of Iran and of Italy, county of Iran
    "GPE": (
        "Q6256 Q3624078 Q7275 Q10864048 Q515 Q5119 Q1549591 Q200250 Q3957 Q532 Q486972 "
        "Q747074 Q484170 Q2074737 Q35657 Q1344695 Q15089"
    ),
    # organization, business, enterprise, company, public company, party, international, intergovernmental and
    # non-governmental organization, nonprofit, agency, ministry, university, bank, newspaper, news agency, football club
    "ORG": (
        "Q43229 Q4830453 Q6881511 Q783794 Q891723 Q7278 Q484652 Q245065 Q79913 Q163740 Q327333 Q192350 "
        "Q3918 Q22687 Q11032 Q192283 Q476028"
    ),
    # mountain, range, river, lake, sea, ocean, island, continent, desert, region
    "LOC": "Q8502 Q46831 Q4022 Q23397 Q165 Q9430 Q23442 Q5107 Q8514 Q82794",
}
#: The type of a record by the class of its item.
TYPES = {item: kind for kind, items in _BY_TYPE.items() for item in items.split()}
