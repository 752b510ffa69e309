"""Projects: works that the two sides follow, by name."""

from __future__ import annotations

import re

from jawla.reading.engine.language import Text
from jawla.reading.facts.works import find_named_works
from jawla.terms.quote import Fact
from jawla.terms.reading import Project


_LEAST = 4  # letters of a word that tells one work from another


def find_projects(body: Text, parties: list[Fact[str]]) -> list[Project]:
    """The projects that a text names, with sector by their head word and the country where it is stated."""
    codes = [fact.value for fact in parties]
    projects = [
        Project(
            body.fact(name, *span, found.pattern.name),
            body.fact(found.pattern.value, found.start, found.end, found.pattern.name),
            _country(body, number, span, codes),
        )
        for number, found, span, name in find_named_works(body)
    ]
    title = body.sentences[0][1] if body.sentences else 0
    return _once(projects, body.shadow.ends[title - 1] if title else 0)


def _once(projects: list[Project], title: int) -> list[Project]:
    """Each work once, by its fullest name; a headline's short name gives way to that of the text below."""
    kept: list[Project] = []
    for one in sorted(projects, key=lambda project: -len(project.name.value)):
        if any(_is_named_by(one, other, title) for other in kept):
            continue
        kept.append(one)
    return sorted(kept, key=lambda project: project.name.quote.start)


def _is_named_by(one: Project, other: Project, title: int) -> bool:
    name, longer = one.name.value.casefold(), other.name.value.casefold()
    if name in longer:
        return True
    in_title = one.name.quote.start < title <= other.name.quote.start
    alike = one.sector is not None and other.sector is not None and one.sector.value == other.sector.value
    return in_title and alike and bool(_parts(name) & _parts(longer))


def _parts(name: str) -> set[str]:
    return {part for part in re.split(r"[\W_]+", name) if len(part) >= _LEAST}


def _country(body: Text, sentence: int, span: tuple[int, int], codes: list[str]) -> Fact[str] | None:
    start, end = body.sentences[sentence]
    for first, last in (span, (start, end)):
        for place, mark in body.shadow.marks_in(first, last, "state", "demonym", "city"):
            code = mark.value[1] if mark.kind == "city" else mark.value
            if code in codes:
                return body.fact(code, place, place + 1, mark.pattern)
    return None
