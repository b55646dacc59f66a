//! What sort of thing a record's type says it is, whatever tag set it is written in.

/// Whether a type names a person: PER, PERSON, Person, human.
pub(crate) fn is_person(kind: &str) -> bool {
    one_of(kind, &["PER", "PERSON", "PEOPLE", "HUMAN", "PERS"])
}

/// Whether a type names a place: GPE, LOC, LOCATION, country, city, place, FAC.
pub(crate) fn is_place(kind: &str) -> bool {
    one_of(
        kind,
        &[
            "GPE",
            "LOC",
            "LOCATION",
            "PLACE",
            "COUNTRY",
            "CITY",
            "REGION",
            "STATE",
            "FAC",
            "TERRITORY",
        ],
    )
}

/// Whether a type names an organization: ORG, ORGANIZATION, company.
pub(crate) fn is_organization(kind: &str) -> bool {
    one_of(kind, &["ORG", "ORGANIZATION", "ORGANISATION", "COMPANY", "LEGALENTITY", "PUBLICBODY"])
}

fn one_of(kind: &str, names: &[&str]) -> bool {
    names.iter().any(|name| kind.eq_ignore_ascii_case(name))
}
