//! Persian.

mod verbs;

use super::{Quotation, Rules};
use crate::script::Script;
use crate::text::zwnj::Affixes;

pub(in crate::text) static RULES: Rules = Rules {
    script: Script::Arabic,
    // Hamza letters are Persian spelling too (مسئول, رؤیا, تأکید) and stay, as does ة.
    letters: &[
        ('ي', 'ی'),
        ('ى', 'ی'),
        ('ك', 'ک'),
        ('ڪ', 'ک'),
        ('ە', 'ه'),
        ('ہ', 'ه'),
        ('ھ', 'ه'),
        ('ۂ', 'ۀ'),
        ('ۃ', 'ة'),
    ],
    alef_maqsura_stems: &[],
    punctuation: &[(',', '،'), (';', '؛'), ('?', '؟'), ('%', '٪')],
    quotes: Quotation {
        open: '«',
        close: '»',
        like_open: &['“', '„'],
        like_close: &['”'],
        apostrophe: None,
    },
    suffixes: &[
        "ها",
        "های",
        "هایی",
        "هایش",
        "هایشان",
        "ی",
        "یی",
        "ای",
        "ام",
        "ات",
        "اش",
        "ایم",
        "اید",
        "اند",
        "مان",
        "تان",
        "شان",
        "تر",
        "ترین",
        "ان",
        "م",
        "ت",
        "ش",
        "را",
        "ست",
        "یم",
    ],
    proclitics: &[],
    elided: &[],
    elided_only: &[],
    contracted: &[],
    accented: &[],
    accented_endings: &[],
    triples: &[],
    // The not sign of old word processors, and the soft hyphen.
    half_space_substitutes: &['\u{AC}', '\u{AD}'],
    affixes: Some(&AFFIXES),
};

static AFFIXES: Affixes = Affixes {
    verb_prefixes: &["می", "نمی"],
    present_stems: verbs::PRESENT,
    present_endings: &["م", "ی", "د", "یم", "ید", "ند"],
    past_stems: verbs::PAST,
    past_endings: &["", "م", "ی", "یم", "ید", "ند", "ه"],
    whole_verbs: verbs::SPOKEN,
    object_endings: &["ش", "شان", "مان", "تان", "ت"],
    no_verbs: verbs::NO_VERBS,
    // ماه می: the month.
    not_before_prefix: &["ماه"],
    noun_suffixes: &["ها", "های", "هایی", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان"],
    adjective_suffixes: &["تر", "ترین", "تری", "ترین\u{200C}ها", "ترین\u{200C}های"],
    // چشم تر: wet; کمتر and its like are written as one.
    not_before_adjective_suffix: &[
        "چشم",
        "چشمان",
        "لب",
        "دیده",
        "هوای",
        "کم",
        "بیش",
        "به",
        "مه",
        "که",
        "خیس",
        "خشک",
        "دست",
    ],
    heh: 'ه',
    heh_suffixes: &["اند", "ایم", "اید"],
    // جبههای is جبهه‌ای.
    not_before_plural: &["شبه", "وجه", "جبه", "بره", "مواجه", "قهقه"],
    function_words: &[
        "و", "از", "به", "در", "که", "را", "با", "تا", "بر", "یا", "اما", "اگر", "نه", "هم", "هر",
        "چه", "ای", "آی", "ولی", "پس", "برای", "است", "بود", "شد", "شود", "کرد", "کند",
    ],
};
