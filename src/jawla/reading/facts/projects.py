"""Projects: works that the two sides follow, by name."""

from __future__ import annotations

from jawla.reading.engine.language import Text
from jawla.reading.facts.works import find_named_works
from jawla.terms.quote import Fact
from jawla.terms.reading import Project


def find_projects(body: Text, parties: list[Fact[str]]) -> list[Project]:
    """The projects that a text names, with sector by their head word and the country where it is stated."""
    codes = [fact.value for fact in parties]
    return [
        Project(
            body.fact(name, *span, found.pattern.name),
            body.fact(found.pattern.value, found.start, found.end, found.pattern.name),
            _country(body, number, span, codes),
        )
        for number, found, span, name in find_named_works(body)
    ]


def _country(body: Text, sentence: int, span: tuple[int, int], codes: list[str]) -> Fact[str] | None:
    start, end = body.sentences[sentence]
    for first, last in (span, (start, end)):
        for place, mark in body.shadow.marks_in(first, last, "state", "demonym", "city"):
            code = mark.value[1] if mark.kind == "city" else mark.value
            if code in codes:
                return body.fact(code, place, place + 1, mark.pattern)
    return None
