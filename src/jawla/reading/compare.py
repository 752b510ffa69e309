"""How far two codings of one text agree, field by field, by the rules of scoring in READING.md.

A coding is what an answer file holds or, after `plain`, what the reader gives: values without their words.
The first coding is the answer where there is one; between two coders either may stand first.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from functools import partial
from typing import Any

from jawla.reading.agreement import OF_A_ROUND, OUTCOMES, Agreement, Difference
from jawla.terms.vocabulary import vocabulary

Coding = dict[str, Any]
Same = Callable[[Any, Any], bool]

_MARKS = re.compile(
    "[\u0640\u064b-\u0652]"
)  # tatweel and harakat, which one outlet writes and another leaves out
_EVEN = str.maketrans("أإآىة", "ااايه")
_NOT_LETTERS = re.compile(r"[\W_]+")


def plain(reading: dict[str, Any]) -> Coding:
    """A reading's JSON without words and places: each fact becomes its value."""
    return {name: _plain(part) for name, part in reading.items()}


def _plain(part: object) -> object:
    if isinstance(part, list):
        return [_plain(one) for one in part]
    if isinstance(part, dict):
        return part["value"] if "value" in part and "quote" in part else plain(part)
    return part


def facts(reading: object) -> Iterator[dict[str, Any]]:
    """The facts in a reading's JSON, each with value, quote, start and end."""
    if isinstance(reading, dict) and "value" in reading and "quote" in reading:
        yield reading
    elif isinstance(reading, dict | list):
        for part in reading.values() if isinstance(reading, dict) else reading:
            yield from facts(part)


def compare(first: Coding, second: Coding) -> Agreement:
    """The agreement of two codings of one text."""
    found = Agreement()
    _choose(found, "relevant", [(_said(first.get("relevant")), _said(second.get("relevant")))])
    _compare_values(found, "relevant", first.get("relevant") or None, second.get("relevant") or None)
    for name, same in (("milestones", _same_milestone), ("positions", _same_position)):
        if name in first:  # both are optional in an answer
            _compare_lists(found, name, _listed(first, name), _listed(second, name), same)
    if not first.get("relevant"):
        _compare_lists(found, "rounds", [], _listed(second, "rounds"))
        # An answer without any of them did not code them: the rules of scoring leave them out of such texts.
        if any(_listed(first, name) for name in (*OUTCOMES, "milestones")):
            _compare_outcomes(found, first, second, "follow-up.")
        return found
    _compare_rounds(found, _listed(first, "rounds"), _listed(second, "rounds"))
    _compare_outcomes(found, first, second, "")
    _compare_values(found, "agency", first.get("agency"), second.get("agency"), _same_outlet)
    _compare_codes(found, "topics", *(list(dict.fromkeys(_listed(one, "topics"))) for one in (first, second)))
    kinds = ([one.get("kind") for one in _listed(coding, "commitments")] for coding in (first, second))
    _compare_codes(found, "commitments", *kinds)
    return found


def _compare_outcomes(found: Agreement, first: Coding, second: Coding, before: str) -> None:
    _compare_values(found, f"{before}published", first.get("published"), second.get("published"))
    for name, same in zip(OUTCOMES, (_same_instrument, _same_project, _same_figure), strict=True):
        _compare_lists(found, before + name, _listed(first, name), _listed(second, name), same)


def _compare_rounds(found: Agreement, firsts: list[Coding], seconds: list[Coding]) -> None:
    left = list(seconds)
    for one in firsts:
        other = _partner(one, left)
        if other is not None:
            left.remove(other)
            for name in ("mechanism", "virtual"):
                _choose(found, f"round.{name}", [(_said(one.get(name)), _said(other.get(name)))])
        _compare_values(found, "rounds", _caption(one), None if other is None else _caption(one))
        _compare_round(found, one, other or {})
    for other in left:
        _compare_values(found, "rounds", None, _caption(other))


def _partner(one: Coding, left: list[Coding]) -> Coding | None:
    """Of the rounds with the same role the one with the same ordinal, then start, then mechanism."""
    same_role = [other for other in left if other["role"] == one["role"]]
    compared = ("ordinal", "start", "mechanism")
    same_role.sort(key=lambda other: tuple(other.get(name) != one.get(name) for name in compared))
    return same_role[0] if same_role else None


def _compare_round(found: Agreement, one: Coding, other: Coding) -> None:
    for name in OF_A_ROUND:
        same = partial(_alike, at_least=0.8) if name == "city" else _equal
        _compare_values(found, f"round.{name}", one.get(name), other.get(name), same)
    _compare_lists(found, "round.parties", _listed(one, "parties"), _listed(other, "parties"))
    _compare_lists(found, "head", _listed(one, "heads"), _listed(other, "heads"), _same_head)
    for head in _listed(one, "heads"):
        offices = [h.get("office") for h in _listed(other, "heads") if _same_name(head, h)]
        office = offices[0] if offices else None
        _compare_values(found, "head.office", head.get("office"), office, partial(_alike, at_least=0.8))


def _equal(a: object, b: object) -> bool:
    return bool(a == b)


def _compare_values(found: Agreement, name: str, first: object, second: object, same: Same = _equal) -> None:
    first, second = (None if value in (None, "", False) else value for value in (first, second))
    if first is None and second is None:
        return
    tally = found.tallies[name]
    if first is not None and second is not None and same(first, second):
        tally.both += 1
        return
    tally.missed += first is not None
    tally.extra += second is not None
    found.differences.append(Difference(name, _caption(first), _caption(second)))


def _compare_lists(
    found: Agreement, name: str, first: list[Any], second: list[Any], same: Same = _equal
) -> None:
    left, tally = list(second), found.tallies[name]
    for one in first:
        other = next((candidate for candidate in left if same(one, candidate)), None)
        if other is None:
            tally.missed += 1
            found.differences.append(Difference(name, _caption(one), None))
        else:
            left.remove(other)
            tally.both += 1
    tally.extra += len(left)
    found.differences += [Difference(name, None, _caption(other)) for other in left]


def _choose(found: Agreement, name: str, pairs: list[tuple[str, str]]) -> None:
    found.choices.setdefault(name, Counter()).update(pairs)


def _compare_codes(found: Agreement, name: str, first: list[Any], second: list[Any]) -> None:
    """Where several codes may be chosen, each code of the closed list is a choice: there, or not."""
    _compare_lists(found, name, first, second)
    _choose(found, name, [(_said(code in first), _said(code in second)) for code in vocabulary(name)])


def _said(value: object) -> str:
    return "no" if value in (None, False) else "yes" if value is True else str(value)


def _listed(coding: Coding, name: str) -> list[Any]:
    return coding.get(name) or []


_CAPTIONS = (
    "role", "mechanism", "ordinal", "start", "name", "state", "project", "what", "holder", "stance", "issue",
    "kind", "action", "subject", "value", "unit", "date", "progress",
)  # fmt: skip


def _caption(value: object) -> str | None:
    """A value for a list of differences; what is told of a record is what it is compared by."""
    if value is None:
        return None
    if isinstance(value, dict):
        return ", ".join(str(value[name]) for name in _CAPTIONS if value.get(name) not in (None, ""))
    return " or ".join(map(str, value)) if isinstance(value, list) else str(value)


def _same_head(a: Coding, b: Coding) -> bool:
    return a.get("state") == b.get("state") and _same_name(a, b)


def _same_name(a: Coding, b: Coding) -> bool:
    return _alike(a["name"], b.get("name"), at_least=0.85)


def _same_instrument(a: Coding, b: Coding) -> bool:
    return (a.get("kind"), a.get("action")) == (b.get("kind"), b.get("action"))


def _same_project(a: Coding, b: Coding) -> bool:
    return _alike(a["name"], b.get("name"), at_least=0.7)


def _same_figure(a: Coding, b: Coding) -> bool:
    return (a.get("value"), a.get("unit")) == (b.get("value"), b.get("unit"))


def _same_milestone(a: Coding, b: Coding) -> bool:
    compared = ("kind", "date", "progress")
    return all(a.get(name) == b.get(name) for name in compared) and _alike(
        a["project"], b.get("project"), at_least=0.7
    )


def _same_position(a: Coding, b: Coding) -> bool:
    compared = ("holder", "stance")
    return all(a.get(name) == b.get(name) for name in compared) and _alike(
        a["issue"], b.get("issue"), at_least=0.6
    )


def _same_outlet(accepted: str | list[str], named: str) -> bool:
    """Right by any accepted name, by containment, or by its initials (CNS, China News Service)."""
    for name in accepted if isinstance(accepted, list) else [accepted]:
        a, b = _even(name), _even(named)
        if _alike(name, named, at_least=0.8) or a in b or b in a or a == _initials(b) or b == _initials(a):
            return True
    return False


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())


def _alike(a: object, b: object, *, at_least: float) -> bool:
    """Whether two names have at least this share of their letters in common, in order."""
    first, second = _even(a), _even(b)
    if not first or not second:
        return False
    return first == second or SequenceMatcher(None, first, second, autojunk=False).ratio() >= at_least


def _even(name: object) -> str:
    """A name without case, accents, harakat, hamzas and signs."""
    letters = unicodedata.normalize("NFKD", str(name)).casefold()
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _NOT_LETTERS.sub(" ", _MARKS.sub("", letters).translate(_EVEN)).strip()
