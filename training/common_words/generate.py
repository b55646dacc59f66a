#!/usr/bin/env python3
"""Makes src/entities/language/common.tsv, the commonest words of each language, which are seldom names.

pip install wordfreq==3.1.1
python training/common_words/generate.py > src/entities/language/common.tsv
"""

import wordfreq

COUNT = 6000


def main() -> None:
    print(
        "# The commonest words of each language. Source: wordfreq 3.1.1 (Robyn Speer), data CC BY-SA 4.0."
    )
    print("# Generated 2026-11-22 by training/common_words/generate.py; do not edit.")
    for language in ("fa", "ar", "it", "en"):
        words = wordfreq.top_n_list(language, COUNT)
        kept = sorted({word for word in words if len(word) > 2 and word.isalpha()})
        print(language, " ".join(kept), sep="\t")


if __name__ == "__main__":
    main()
