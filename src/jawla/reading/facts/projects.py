"""Projects: works that the two sides follow, by name."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from jawla.reading.engine.language import Text
from jawla.reading.facts.works import find_named_works
from jawla.terms.quote import Fact
from jawla.terms.reading import Project
from jawla.terms.vocabulary import vocabulary

_LETTERS = 5  # letters of a word that tells one work from another
_SOON = 16  # signs between a name and the country that it stands in
_SIGNS = 3  # the same where a word is written in one or two signs


def find_projects(body: Text) -> list[Project]:
    """The projects that a text names, with sector by their head word and the country where it is stated."""
    projects = [
        Project(
            body.fact(name, *span, found.pattern.name),
            body.fact(found.pattern.value, found.start, found.end, found.pattern.name),
            _country(body, number, span),
        )
        for number, found, span, name in find_named_works(body)
    ]
    return _once(body, projects)


def _once(body: Text, projects: list[Project]) -> list[Project]:
    """Each work once, by its fullest name; a headline's short name gives way to that of the text below."""
    title = body.shadow.ends[body.sentences[0][1] - 1] if projects else 0
    least = _LETTERS if body.language.grammar.spaced else _SIGNS
    kept: list[Project] = []
    for one in sorted(projects, key=lambda project: (_start(project) < title, -len(project.name.value))):
        if not any(
            one.name.value.casefold() in other.name.value.casefold()
            or (_start(one) < title <= _start(other) and _is_alike(one, other, least))
            for other in kept
        ):
            kept.append(one)
    return sorted(kept, key=_start)


def _start(one: Project) -> int:
    return one.name.quote.start


def _is_alike(one: Project, other: Project, least: int) -> bool:
    """Whether two works are of one sector and have a word of their names, such as a place, in common."""
    if one.sector is None or other.sector is None or one.sector.value != other.sector.value:
        return False
    first, second = one.name.value.casefold(), other.name.value.casefold()
    if len(place := first.split()[0]) < len(first) and second.startswith((f"{place} ", f"{place}-")):
        return True
    common = SequenceMatcher(None, first, second, autojunk=False).find_longest_match()
    return len(first[common.a : common.a + common.size].strip()) >= least


def _country(body: Text, sentence: int, span: tuple[int, int]) -> Fact[str] | None:
    """The country by the words of the name, or soon behind it, or the only one that the sentence names.

    Where several are named, the work may lie in both, or one of them may pay: then the country is not said.
    """
    start, end = body.sentences[sentence]
    named = list(_countries(body, *span, adjectives=True))
    # An adjective is more often said of who builds or pays: “a French grant”.
    named = named or list(_countries(body, span[1], min(end, span[1] + _SOON), adjectives=False))[:1]
    named = named or [
        one
        for one in _countries(body, start, end, adjectives=False)
        if one[0] not in body.language.grammar.assumed
    ]
    if len({code for code, _, _ in named}) != 1:
        return None
    code, place, pattern = named[0]
    return body.fact(code, place, place + 1, pattern)


def _countries(body: Text, start: int, end: int, *, adjectives: bool) -> Iterator[tuple[str, int, str]]:
    kinds = ("state", "city", "demonym") if adjectives else ("state", "city")
    for place, mark in body.shadow.marks_in(start, end, *kinds):
        code = mark.value[1] if mark.kind == "city" else mark.value
        if not vocabulary("states")[code].bloc:
            yield code, place, mark.pattern
