"""Which patterns can match at all in a sentence: found in one pass over it, for all patterns at once.

What a pattern cannot do without is read off its expression: some of these words, a sign of this kind. Each
such demand is a set of strings of which one must be there. A gate may let too many patterns through, never
too few.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from daachorse import CharwiseDoubleArrayAhoCorasick

from jawla.reading.engine.fold import plain
from jawla.reading.engine.shadow import SIGNS

Demand = frozenset[str]
Node = tuple[
    Any, Any
]  # of the tree that Python's own parser makes of an expression: its kind, and what is in it
_MOST = 4  # demands looked at for each pattern
_FEW_SIGNS = 12
_COMMON = 0.28
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


class _Bare(dict[int, str]):
    """Characters as the gate compares them: small, signs apart, everything between words a blank."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        small = plain(character) if character.isalnum() or character == "_" else " "
        if len(self) < 20_000:
            self[code] = small
        return small


_BARE = _Bare({ord(sign): f" {sign} " for sign in (*SIGNS.values(), "%")})


def bare(text: str) -> str:
    """A text as the gate compares it, with a blank at both ends."""
    return f" {text.translate(_BARE)} "


def demands(source: str, known: Mapping[str, list[Demand]]) -> list[Demand]:
    """What an expression cannot match without; `known` says it for the characters that stand for a place."""
    return _of_sequence(_parser.parse(source), known)


def _of_sequence(items: Iterable[Node], known: Mapping[str, list[Demand]]) -> list[Demand]:
    found: list[Demand] = []
    run = ""
    for kind, value in [*items, (None, None)]:
        letter = chr(value) if kind is op.LITERAL else ""
        if letter and letter not in known:
            run += letter
            continue
        if run:
            found.append(frozenset({run.translate(_BARE)}))
            run = ""
        found += known[letter] if letter else _of_item((kind, value), known)
    return found


def _of_item(node: Node, known: Mapping[str, list[Demand]]) -> list[Demand]:
    kind, value = node
    if kind in _REPEATS:
        return _of_sequence(value[2], known) if value[0] else []
    if kind is op.SUBPATTERN:
        return _of_sequence(value[3], known)
    if kind is op.ATOMIC_GROUP:
        return _of_sequence(value, known)
    if kind is op.ASSERT and value[0] > 0:
        return _of_sequence(value[1], known)
    if kind is op.BRANCH:
        return _of_branches([_of_sequence(one, known) for one in value[1]])
    return _of_set(value, known) if kind is op.IN else []


def _of_branches(branches: list[list[Demand]]) -> list[Demand]:
    """Of alternatives one must hold: the best demand of each together."""
    if not all(branches):
        return []
    return [frozenset().union(*(min(one, key=_commonness) for one in branches))]


def _of_set(items: Iterable[Node], known: Mapping[str, list[Demand]]) -> list[Demand]:
    branches: list[list[Demand]] = []
    for kind, value in items:
        if kind is op.CATEGORY and value is op.CATEGORY_DIGIT:
            branches.append([frozenset("0123456789")])
        elif kind is op.LITERAL:
            branches.append(known.get(chr(value)) or [frozenset({chr(value).translate(_BARE)})])
        else:
            return []
    return _of_branches(branches) if len(branches) <= _FEW_SIGNS else []


@lru_cache(maxsize=4_096)
def _commonness(demand: Demand) -> float:
    """A guess at how often a demand is met; a blank is always there."""
    return sum(_guess(word) for word in demand)


def _guess(word: str) -> float:
    stripped = word.strip()
    if not stripped:
        return 1.0
    if stripped in SIGNS.values():
        return 0.1
    if stripped.isdigit():
        return 0.04
    if stripped[0] >= "\u2e80":
        return float(0.04 ** len(stripped))
    return float(0.3 ** (len(stripped) + (len(word) - len(stripped)) / 2))


class Gate:
    """Tells for a sentence which of its patterns can match, by number."""

    def __init__(self, patterns: Iterable[tuple[Demand | None, Iterable[Demand]]]) -> None:
        chosen = [self._choose(*one) for one in patterns]
        size = len(chosen)
        self._all = (1 << size) - 1
        self._size = size
        masks: dict[str, int] = {}
        self._always = 0
        for number, asked in enumerate(chosen):
            for slot in range(_MOST):
                bit = 1 << (slot * size + number)
                if slot >= len(asked):
                    self._always |= bit
                    continue
                for word in asked[slot]:
                    masks[word] = masks.get(word, 0) | bit
        self._masks = [masks[word] for word in sorted(masks)]
        self._machine = CharwiseDoubleArrayAhoCorasick(sorted(masks)) if masks else None

    @staticmethod
    def _choose(anchors: Demand | None, asked: Iterable[Demand]) -> list[Demand]:
        """The rarest demands; anchors are a rule of the language data, and always among them."""
        useful = {one for one in asked if _commonness(one) < _COMMON} - {anchors}
        ordered = sorted(useful, key=lambda one: (_commonness(one), sorted(one)))
        return [*([] if anchors is None else [anchors]), *ordered][:_MOST]

    def open_for(self, text: str) -> int:
        """The patterns that can match in a text: bit n stands for pattern n."""
        met = self._always
        if self._machine is not None:
            for number in {number for _, _, number in self._machine.find_overlapping(bare(text))}:
                met |= self._masks[number]
        through = met
        for slot in range(1, _MOST):
            through &= met >> (slot * self._size)
        return through & self._all
