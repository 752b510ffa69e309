"""Names of states shortened to one sign, as Chinese does (中科), resolved by the full names of the text."""

from __future__ import annotations

import re
from collections import Counter

from jawla.reading.engine.grammar import Grammar
from jawla.reading.engine.patterns import Places
from jawla.reading.engine.search import Searched
from jawla.reading.engine.shadow import Mark, Shadow

_PAIR = 2
_FEW = 2
_WHERE = "shortened names"
_AHEAD = 64
_BRACKETED = re.compile(r".[(（].+[)）]")


def mark_shorts(
    shadow: Shadow, shorts: dict[str, tuple[str, ...]], grammar: Grammar, places: Places
) -> Shadow:
    """The shadow with shortened names replaced; one that no full name in the text explains stays as it is."""
    if not shorts:
        return shadow
    named = Counter(
        mark.value[1] if mark.kind == "city" else mark.value
        for _, mark in shadow.marks_in(0, len(shadow.text), "state", "demonym", "city")
    )
    sign = "(?:" + "|".join(sorted(map(re.escape, shorts), key=len, reverse=True)) + ")"
    one = re.compile(sign)
    pair_before = places.expression("(?:{after_pair}|{ordinal})", _WHERE)
    run = places.expression(f"{sign}{{2,3}}|{sign}(?={{after_short}})", _WHERE)
    searched = Searched(shadow.text)
    found = _gone_to(searched, shadow, sign, shorts, named, grammar, places)
    found += _beside_bracketed(shadow, shorts, named, grammar)
    for hit in searched.hits(run):
        parts = list(one.finditer(shadow.text, hit.start, hit.end))
        codes = [_meaning(part[0], shorts, named, grammar) for part in parts]
        if len(parts) == _PAIR and pair_before.at(shadow.text, hit.end, hit.end + _AHEAD):
            codes = _as_pair(codes, [shorts[part[0]] for part in parts], grammar)
        if len(codes) > 2 and codes[2] is None:  # the third sign begins the next word
            parts, codes = parts[:2], codes[:2]
        if None in codes or len(set(codes)) < len(codes):
            continue
        for part, code in zip(parts, codes, strict=True):
            found.append((*part.span(), Mark("state", code, "shortened name, by the full name in the text")))
    return shadow.replace(found)


def _gone_to(
    searched: Searched,
    shadow: Shadow,
    sign: str,
    shorts: dict[str, tuple[str, ...]],
    named: Counter[str],
    grammar: Grammar,
    places: Places,
) -> list[tuple[int, int, Mark]]:
    """Shortened names behind a word of going or being there, in front of what is done there."""
    found: list[tuple[int, int, Mark]] = []
    gone = places.expression(f"{{before_short}}(?P<place>{sign}|{{own_short}})(?={{done_there}})", _WHERE)
    for hit in searched.hits(gone):
        start, end = hit.span("place") or (hit.start, hit.end)
        short = shadow.text[start:end]
        code = _meaning(short, shorts, named, grammar) if short in shorts else grammar.assumed[0]
        if code is not None:
            mark = Mark("state", code, "shortened name, by the full name in the text")
            found.append((start, end, mark))
    return found


def _beside_bracketed(
    shadow: Shadow, shorts: dict[str, tuple[str, ...]], named: Counter[str], grammar: Grammar
) -> list[tuple[int, int, Mark]]:
    """Shortened names next to one that has its rest in brackets, as 中塞(尔维亚)."""
    found: list[tuple[int, int, Mark]] = []
    for place, _ in shadow.marks_in(0, len(shadow.text), "state"):
        for at in (place - 1, place + 1) if _BRACKETED.fullmatch(shadow.words(place, place + 1)) else ():
            code = _meaning(shadow.text[at : at + 1], shorts, named, grammar) if at >= 0 else None
            if code is not None:
                found.append((at, at + 1, Mark("state", code, "shortened name, beside another one")))
                break
    return found


def _as_pair(codes: list[str | None], known: list[tuple[str, ...]], grammar: Grammar) -> list[str | None]:
    """The codes of a pair of which one is known: the other's usual meaning, where there are few."""
    if not any(codes):
        return codes
    return [
        code or (meanings[0] if len(meanings) <= _FEW else None)
        for code, meanings in zip(codes, known, strict=True)
    ]


def _meaning(
    letter: str, shorts: dict[str, tuple[str, ...]], named: Counter[str], grammar: Grammar
) -> str | None:
    known = [code for code in shorts.get(letter, ()) if code in named]
    if known:
        return max(known, key=lambda code: named[code])
    return next((code for code in shorts.get(letter, ()) if code in grammar.assumed), None)
