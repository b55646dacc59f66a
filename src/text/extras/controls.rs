//! Control characters: they are taken off, but for line ends and tabs.

use super::{Becomes, Place, Rule};
use crate::script::{Class, class};

pub(super) fn change(place: &Place<'_>) -> Option<Becomes> {
    let goes = place.c.is_control()
        && place.c != '\t'
        && class(place.c) != Class::Newline
        // The filler of old interchange formats.
        || matches!(place.c, '\u{FFF9}'..='\u{FFFB}' | '\u{206A}'..='\u{206F}');
    if goes { place.becomes("", Rule::Controls) } else { None }
}
