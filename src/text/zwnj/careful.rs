//! Half-spaces restored by rule, where an affix stands alone.

/// The affixes of a language that are written with a half-space.
pub(in crate::text) struct Affixes {
    /// Prefixes of verbs: می.
    pub verb_prefixes: &'static [&'static str],
    /// Suffixes of nouns: ها.
    pub noun_suffixes: &'static [&'static str],
    /// Suffixes of adjectives: تر.
    pub adjective_suffixes: &'static [&'static str],
    /// Words after which a prefix is a word of its own.
    pub not_before_prefix: &'static [&'static str],
}
