//! Persian.

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
    noun_suffixes: &["ها", "های", "هایی", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان"],
    adjective_suffixes: &["تر", "ترین", "تری", "ترین‌ها", "ترینها"],
    // ماه می, ۱۲ می: the month.
    not_before_prefix: &["ماه"],
};
