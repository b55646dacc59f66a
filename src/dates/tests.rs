//! Tests of the whole engine.

use super::languages;
use super::lexicon::Lexicon;

#[test]
fn language_files_can_be_read() {
    for (code, data) in languages::all() {
        let lexicon = Lexicon::build(&[data]);
        assert_eq!(lexicon.faults, Vec::<String>::new(), "{code}");
    }
}
