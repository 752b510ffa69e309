"""Every pattern of every language matches what it says it matches, and not what it says it does not."""

from __future__ import annotations

import pytest

from jawla.reading.engine.language import Language
from jawla.reading.engine.patterns import Pattern
from jawla.reading.engine.search import Stretch
from jawla.reading.engine.shadow import Shadow
from jawla.reading.facts.people import mark_people
from jawla.reading.reader import KINDS, LANGUAGES, language

PATTERNS = [
    pytest.param(code, kind, pattern, id=f"{code}-{kind}-{pattern.name}")
    for code in LANGUAGES
    for kind in KINDS
    for pattern in language(code).patterns(kind)
]


@pytest.mark.parametrize(("code", "kind", "pattern"), PATTERNS)
def test_pattern_finds_its_own_examples(code: str, kind: str, pattern: Pattern) -> None:
    known = language(code)

    missed = [line for line in pattern.yes if not _places(pattern, _shadow(known, kind, line).text)]

    assert pattern.yes, "a pattern needs an example that it must match"
    assert missed == []


@pytest.mark.parametrize(("code", "kind", "pattern"), PATTERNS)
def test_pattern_passes_over_other_words(code: str, kind: str, pattern: Pattern) -> None:
    known = language(code)

    wrong = [line for line in pattern.no if _places(pattern, _shadow(known, kind, line).text)]

    assert pattern.no, "a pattern needs an example that it must not match"
    assert wrong == []


def _shadow(known: Language, kind: str, line: str) -> Shadow:
    if kind in ("heads", "sides"):
        return mark_people(known.look_at(line), set()).shadow
    return known.shadow_for(kind, line)


def _places(pattern: Pattern, text: str) -> list[tuple[int, int]]:
    """Where a pattern matches: both engines that may run it agree."""
    quick = [(hit.start, hit.end) for hit in pattern.regex.hits(Stretch(text, 0, len(text)))]
    assert quick == [match.span() for match in pattern.regex.exact.finditer(text)]
    return quick
