"""Long texts take another way back to Python than short ones; what comes out is the same."""

import pytest

import yeksan as yk

CASES = {
    "sparse edits": "وقّعت إيران والعراق ومصر وإيطاليا اتفاقا لتصوير المخطوطات وإتاحتها مجانا "
    * 2_000,
    "no edit for long": "كتاب " + "قلم وورقة " * 20_000 + "كتّاب",
    "one long edit": "قلم" + "ـ" * 150_000 + " ورقة وكتاب " * 10_000,
    "edits side by side": "مّّ" * 40_000,
    "an emoji": "قلم وورقة وكتاب وورقة وقلم " * 5_000 + "😀" + "كتّاب",
    "mostly Latin": "the quick brown fox jumps over the lazy dog كتّاب " * 3_000,
    "the last letter": "قلم وورقة " * 10_000 + "كتابٌ",
    "an edit that writes more": "قلم وورقة وكتاب وورقة وقلم ﷺ " * 4_000,
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_a_long_text_is_its_alignment(name: str, lang: str) -> None:
    text = CASES[name]
    normalizer = yk.Normalizer(lang, marks="strip", zwnj="tidy")
    normalized = normalizer(text)
    assert normalized != text
    assert normalized == normalizer.align(text).normalized
    assert normalized == normalizer([text])[0]
