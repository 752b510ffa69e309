"""A text folded for matching, with the way back to the exact code points of the original."""

from __future__ import annotations

import re
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
# What the reader puts into its own copy of a text, and what is no character: neither may come from the text.
_FOREIGN = frozenset({*map(chr, range(0xE000, 0xE010)), "\uffff"})
_DROPPED |= {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` is the folded copy; its character i stands for `original[starts[i]:ends[i]]`."""

    original: str
    text: str
    starts: list[int]
    ends: list[int]


# A character that no text has (it is no character): stands for one that folds to none or to several.
_ODD = "\uffff"
_NONE = "\ufffd"
_PLACES = list(range(20_001))


class _Table(dict[int, str]):
    """What each character folds to, found when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        is_foreign = character in _FOREIGN or "\ud800" <= character <= "\udfff"
        folded = _NONE if is_foreign else fold_character(character)
        one = folded if len(folded) == 1 else _ODD
        if len(self) < _KNOWN:
            self[code] = one
        return one


_KNOWN = 30_000
_TABLE = _Table()
_ODDS = re.compile(_ODD)


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
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    composed = unicodedata.normalize("NFKC", character)
    return "".join(_SAME.get(one, one) for one in composed if one not in _DROPPED)


def fold(text: str) -> Folded:
    """The folded copy of `text`: digits, letters and marks unified, case kept, every place known."""
    folded = text.translate(_TABLE)
    size = len(text)
    places = _PLACES if size < len(_PLACES) else list(range(size + 1))
    if _ODD not in folded:
        return Folded(text, folded, places[:size], places[1 : size + 1])
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for odd in _ODDS.finditer(folded):
        place = odd.start()
        pieces.append(folded[at:place])
        starts += places[at:place]
        ends += places[at + 1 : place + 1]
        letters = fold_character(text[place])
        if not letters and ends and ends[-1] == place:
            ends[-1] = place + 1
        pieces.append(letters)
        starts += [place] * len(letters)
        ends += [place + 1] * len(letters)
        at = place + 1
    return Folded(
        text, "".join([*pieces, folded[at:]]), starts + places[at:size], ends + places[at + 1 : size + 1]
    )


def fold_word(word: str) -> str:
    """A word of the language data as the folded text would show it, case kept."""
    return "".join(fold_character(character) for character in word)


def plain(text: str) -> str:
    """`text` in small letters, of the same length."""
    lower = text.lower()
    return (
        lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    )
