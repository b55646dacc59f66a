//! Full-width forms of ASCII and Latin ligatures become the letters they stand for.

use super::{Becomes, Place, Rule};

pub(super) fn change(place: &Place<'_>) -> Option<Becomes> {
    let with = match place.c {
        c @ '\u{FF01}'..='\u{FF5E}' => {
            let plain = char::from_u32(c as u32 - 0xFEE0)?;
            return place.becomes(plain, Rule::Compatibility);
        }
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        'Ĳ' => "IJ",
        'ĳ' => "ij",
        _ => return None,
    };
    place.becomes(with, Rule::Compatibility)
}
