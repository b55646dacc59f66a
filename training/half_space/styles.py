"""Correct text in other styles: the ezafe after heh written with yeh, and colloquial spelling."""

import re

# A stretch of so many sentences has one style.
STRETCH = 64
# Of so many stretches one has the style.
YEH_IN, COLLOQUIAL_IN = 3, 10

EZAFE = re.compile("ه\u0654|ۀ")
PRESENT = re.compile("\\b(ن?می\u200c)([آ-ی]+)")
# Stems whose third person is shortened, and how.
STEMS = {
    "خواه": ("خوا", "خواد"),
    "شو": ("ش", "شه"),
    "رو": ("ر", "ره"),
    "گوی": ("گ", "گه"),
    "گو": ("گ", "گه"),
    "ده": ("د", "ده"),
    "آی": ("آ", "آد"),
    "توان": ("تون", "تونه"),
    "دان": ("دون", "دونه"),
    "خوان": ("خون", "خونه"),
    "مان": ("مون", "مونه"),
    "گذار": ("ذار", "ذاره"),
    "کن": ("کن", "کنه"),
    "گیر": ("گیر", "گیره"),
    "زن": ("زن", "زنه"),
    "بر": ("بر", "بره"),
    "خور": ("خور", "خوره"),
    "بین": ("بین", "بینه"),
    "رس": ("رس", "رسه"),
    "کش": ("کش", "کشه"),
    "باش": ("باش", "باشه"),
    "آور": ("آر", "آره"),
}
ENDINGS = {"م": "م", "ی": "ی", "یم": "یم", "ید": "ین", "ند": "ن"}
FORMS = {stem + "د": third for stem, (_, third) in STEMS.items()} | {
    stem + ending: short + own
    for stem, (short, _) in STEMS.items()
    for ending, own in ENDINGS.items()
}
WORDS = {
    "را": "رو",
    "اگر": "اگه",
    "دیگر": "دیگه",
    "آن": "اون",
    "آنها": "اونها",
    "آن\u200cها": "اون\u200cها",
    "خانه": "خونه",
    "خانه\u200cها": "خونه\u200cها",
    "همان": "همون",
    "تمام": "تموم",
    "نان": "نون",
    "جان": "جون",
    "می\u200cتوان": "می\u200cشه",
    "یک": "یه",
}
# Endings, where a half-space or a letter that does not join stands before them.
SHORTENED = {
    "هایشان": "هاشون",
    "هایمان": "هامون",
    "هایتان": "هاتون",
    "هایم": "هام",
    "هایت": "هات",
    "هایش": "هاش",
}
POSSESSED = re.compile("(?<=\u200c)(" + "|".join(SHORTENED) + ")\\b(?!\u200c)")
WORD = re.compile("(?<![\u200cآ-ی])[آ-ی\u200c]+(?![\u200cآ-ی])")


def with_yeh(sentence):
    """خانهٔ ما as خانه‌ی ما."""
    return EZAFE.sub("ه\u200cی", sentence)


def colloquial(sentence):
    """می‌خواهند as می‌خوان; what is not known stays."""
    sentence = PRESENT.sub(lambda m: m[1] + FORMS.get(m[2], m[2]), sentence)
    sentence = POSSESSED.sub(lambda m: SHORTENED[m[1]], sentence)
    return WORD.sub(lambda m: WORDS.get(m[0], m[0]), sentence)


def varied(sentences):
    """The sentences, some stretches of them in another style."""
    out = []
    for i, sentence in enumerate(sentences):
        stretch = i // STRETCH
        if stretch % YEH_IN == 1:
            sentence = with_yeh(sentence)
        if stretch % COLLOQUIAL_IN == 2:
            sentence = colloquial(sentence)
        out.append(sentence)
    return out
