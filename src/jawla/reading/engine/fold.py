"""A text folded for matching, with the way back to the exact code points of the original."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from opencc import OpenCC

_SAME = {
    **dict.fromkeys("أإآٱ", "ا"),
    "ى": "ي",
    "ی": "ي",
    "ک": "ك",
    "ة": "ه",
    **dict.fromkeys("‘’ʼ´`", "'"),
    **dict.fromkeys("“”„«»『』「」", '"'),
    **dict.fromkeys("‐‑‒–—−―─", "-"),
    "،": ",",
    "؛": ";",
    "؟": "?",
    "٪": "%",
    "٫": ".",
    "٬": ",",
    **{chr(0x660 + n): str(n) for n in range(10)},
    **{chr(0x6F0 + n): str(n) for n in range(10)},
}
_DROPPED = {
    *map(chr, range(0x64B, 0x660)),
    "\u0670",
    "\u0640",
    "\u200b",
    "\u200c",
    "\u200d",
    "\u200e",
    "\u200f",
    "\ufeff",
}
_BARE = {
    "ı": "i",
    "ð": "d",
    "Ð": "D",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
}
_DROPPED |= {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` is the folded copy; its character i stands for `original[starts[i]:ends[i]]`."""

    original: str
    text: str
    starts: list[int]
    ends: list[int]


@cache
def _simplify() -> OpenCC:
    return OpenCC("t2s")


@lru_cache(maxsize=30_000)
def fold_character(character: str) -> str:
    """What one character is matched as: nothing for a vowel sign, one or more characters otherwise."""
    if character in _DROPPED:
        return ""
    if character in "\n\r\u2028\u2029":
        return "\n"
    if character.isspace():
        return " "
    if "\u4e00" <= character <= "\u9fff":
        simple = str(_simplify().convert(character))
        return simple if len(simple) == 1 else character
    if "\u00c0" <= character <= "\u024f" or "\u1e00" <= character <= "\u1eff":
        return _BARE.get(character) or unicodedata.normalize("NFD", character)[0]
    if "\u0300" <= character <= "\u036f":
        return ""
    composed = unicodedata.normalize("NFKC", character)
    return "".join(_SAME.get(one, one) for one in composed if one not in _DROPPED)


def fold(text: str) -> Folded:
    """The folded copy of `text`: digits, letters and marks unified, case kept, every place known."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for place, character in enumerate(text):
        folded = fold_character(character)
        if not folded and ends and ends[-1] == place:
            ends[-1] = place + 1
        for one in folded:
            letters.append(one)
            starts.append(place)
            ends.append(place + 1)
    return Folded(text, "".join(letters), starts, ends)


def fold_word(word: str) -> str:
    """A word of the language data as the folded text would show it, case kept."""
    return "".join(fold_character(character) for character in word)


def plain(text: str) -> str:
    """`text` in small letters, of the same length."""
    lower = text.lower()
    return (
        lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    )
