//! Tables of names by language, a line for each thing that has names.

/// The lines of a table: what stands first, and the names with the languages that the header says; names of one
/// language are separated by `|`.
pub(super) fn lines(
    table: &'static str,
) -> impl Iterator<Item = (&'static str, Vec<(&'static str, &'static str)>)> {
    let mut lines = table.lines().filter(|line| !line.starts_with('#'));
    let languages: Vec<&str> = lines.next().unwrap_or("").split('\t').skip(1).collect();
    lines.map(move |line| {
        let (first, cells) = line.split_once('\t').unwrap_or((line, ""));
        let cells = languages.iter().zip(cells.split('\t'));
        let names =
            cells.flat_map(|(language, names)| names.split('|').map(|name| (*language, name)));
        (first, names.filter(|(_, name)| !name.is_empty()).collect())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_with_the_languages_of_the_header() {
        let table =
            "# What is said of it.\nkind\ten\tit\nplace\tMoscow|Moskva\tMosca\nother\t\tNilo\n";
        let found: Vec<_> = lines(table).collect();
        assert_eq!(
            found,
            [
                ("place", vec![("en", "Moscow"), ("en", "Moskva"), ("it", "Mosca")]),
                ("other", vec![("it", "Nilo")]),
            ]
        );
        assert_eq!(lines("").count(), 0);
    }
}
