//! Marks repeated for emphasis: !!! becomes !, ؟؟!! becomes ؟!, and a tanwin is written once.

use super::{Becomes, Place, Rule};

pub(super) fn change(place: &Place<'_>) -> Option<Becomes> {
    let rest = place.rest();
    let is_question = |c: char| matches!(c, '?' | '؟');
    let run_of = |belongs: &dyn Fn(char) -> bool| {
        rest.get(..rest.find(|c| !belongs(c)).unwrap_or(rest.len())).unwrap_or("")
    };
    let is_first = |belongs: &dyn Fn(char) -> bool| !place.last().is_some_and(belongs);
    match place.c {
        '!' | '?' | '؟' => {
            let cries = |c: char| c == '!' || is_question(c);
            let run = run_of(&cries);
            let mut with = String::new();
            with.extend(run.chars().find(|c| is_question(*c)));
            with.extend(run.chars().find(|c| *c == '!'));
            if is_first(&cries) && with != run {
                return place.replaced(run.len(), with, Rule::RepeatedMarks);
            }
            None
        }
        c @ ('،' | '؛' | '\u{64B}'..='\u{64D}') => {
            let same = |x: char| x == c;
            let run = run_of(&same);
            if is_first(&same) && run.len() > c.len_utf8() {
                return place.replaced(run.len(), c, Rule::RepeatedMarks);
            }
            None
        }
        _ => None,
    }
}
