"""Alignment of one long text: time and memory by its length, and offsets asked for at once."""

from __future__ import annotations

import random
import time

import yeksan as yk

LINE = (
    "وزیر خارجه در نشست ژنو گفت كه هزینه های این توافق ، میان دو کشور تقسیم می شود. "
    "او افزود : «گفتوگو ها ادامه دارد»!\n"
)


def resident() -> float:
    """Megabytes of memory in use; nothing where the system does not say."""
    try:
        with open("/proc/self/statm") as f:
            return int(f.read().split()[1]) * 4096 / 1e6
    except OSError:
        return float("nan")


def main() -> None:
    normalizer = yk.Normalizer("fa", zwnj="full", digits="latin")
    normalizer.align(LINE)
    choose = random.Random(1)
    for megabytes in (1, 2, 5, 10, 20):
        text = LINE * int(megabytes * 1e6 / len(LINE.encode()))
        memory = resident()
        start = time.process_time()
        alignment = normalizer.align(text)
        aligned = time.process_time() - start
        memory = resident() - memory
        last = len(alignment.normalized) - 10
        starts = [choose.randrange(last) for _ in range(100_000)]
        start = time.process_time()
        alignment.to_original(starts, [s + 10 for s in starts])
        mapped = time.process_time() - start
        print(
            f"{megabytes:3} MB: aligned in {aligned:.2f} s, {memory:.0f} MB more memory; "
            f"100,000 offsets in {mapped:.2f} s"
        )


if __name__ == "__main__":
    main()
