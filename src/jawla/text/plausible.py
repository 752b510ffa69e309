"""How much a decoded text looks like one that somebody wrote."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

BROKEN = -4.0
# Ranges of code points with the weight of their characters; the first range that holds counts.
# Kana weigh little: Big5's commonest characters come out as kana when they are read as GB18030.
_RANGES: tuple[tuple[int, int, float], ...] = (
    (0x20, 0x7E, 1.0),
    (0xC0, 0x17F, -0.5),  # Latin letters with marks: raised beside a plain Latin letter, see `plausibility`
    (0x370, 0x5FF, 0.6),
    (0x60C, 0x60C, 1.0),
    (0x61B, 0x64A, 1.0),
    (0x64B, 0x652, 0.5),
    (0x660, 0x66C, 1.0),
    (0x671, 0x6D3, 0.7),
    (0x6F0, 0x6F9, 0.7),
    (0x900, 0xE7F, 0.6),
    (0x2010, 0x2027, 0.7),
    (0x3000, 0x3003, 1.0),
    (0x3008, 0x3015, 1.0),
    (0x3041, 0x30FF, 0.2),
    (0x3400, 0x4DBF, -1.5),
    (0x4E00, 0x9FFF, -0.5),
    (0xAC00, 0xD7A3, 0.6),
    (0xFF01, 0xFF5E, 1.0),
    (0x20000, 0x3FFFF, -1.5),
)
_SOUND = frozenset("\t\n\r\f\u00a0\u00ab\u00bb\u00b7\u200c\u200d\u200e\u200f\ufeff")
_MARKED_BESIDE_PLAIN = re.compile(r"(?<=[A-Za-z])[À-ſ]|[À-ſ](?=[A-Za-z])")
# An Arabic letter inside a Latin word: what a French text becomes when it is read as windows-1256.
_TWO_SCRIPTS = re.compile(r"[A-Za-zÀ-ÿ][\u0621-\u064e]|[\u0621-\u064e][A-Za-zÀ-ÿ]")


@cache
def _common_han() -> frozenset[str]:
    """The frequent characters by the two standards' own first levels, simplified and traditional."""
    simplified = bytes(b for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF) for b in (high, low))
    lows = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    traditional = bytes(b for high in range(0xA4, 0xC7) for low in lows for b in (high, low))
    both = simplified.decode("gb2312", "ignore") + traditional.decode("big5", "ignore")
    return frozenset(character for character in both if character >= "\u4e00")


@cache
def _weight(character: str) -> float:
    if character in _SOUND or character in _common_han():
        return 1.0
    if unicodedata.category(character) in {"Cc", "Cn", "Co", "Cs"} or character == "\ufffd":
        return BROKEN
    point = ord(character)
    return next((weight for low, high, weight in _RANGES if low <= point <= high), 0.0)


def plausibility(text: str, *, ascii_counts: bool) -> float:
    """The mean weight of the text's characters, 1 for ordinary writing, below 0 for bytes read wrongly.

    Without `ascii_counts` plain ASCII says nothing: it is the same in most encodings, and in a page's markup
    there is more of it than of the text. Characters that are no writing at all always count.
    """
    counts = Counter(text)
    if not ascii_counts:
        counts = Counter({c: n for c, n in counts.items() if c > "\x7e" or _weight(c) == BROKEN})
    total = counts.total()
    if not total:
        return 0.0
    weight = sum(_weight(character) * count for character, count in counts.items())
    weight += 1.5 * len(_MARKED_BESIDE_PLAIN.findall(text)) - 2 * len(_TWO_SCRIPTS.findall(text))
    return weight / total


def broken_share(text: str) -> float:
    """The share of characters that are no writing: controls, holes, replacement characters."""
    counts = Counter(text)
    return sum(n for c, n in counts.items() if _weight(c) == BROKEN) / max(1, len(text))
