"""Projects: works that the two sides follow, by name."""

from __future__ import annotations

from jawla.reading.engine.language import Found, Text
from jawla.terms.quote import Fact
from jawla.terms.reading import Project


def find_projects(body: Text, parties: list[Fact[str]]) -> list[Project]:
    """The projects that a text names, with sector by their head word and the country where it is stated."""
    projects: list[Project] = []
    taken: list[tuple[int, int]] = []
    for number, one in sorted(
        body.everywhere("projects"), key=lambda hit: (hit[1].start, hit[1].start - hit[1].end)
    ):
        names = [span for group in ("name", "name2", "name3") if (span := one.span(group))]
        if any(one.start < end and one.end > start for start, end in taken):
            continue
        taken.append((one.start, one.end))
        projects += [_project(body, number, one, span, parties) for span in names]
    return projects


def _project(
    body: Text, sentence: int, found: Found, span: tuple[int, int], parties: list[Fact[str]]
) -> Project:
    name = body.shadow.words(*span).strip(" \"'“”«»")
    head = found.span("head")
    if head is not None and span[0] > head[1] and span != found.span("name"):
        name = f"{body.shadow.words(*head)} {name}"  # “road A and B”: B is a road too
    return Project(
        body.fact(name, *span, found.pattern.name),
        body.fact(found.pattern.value, found.start, found.end, found.pattern.name),
        _country(body, sentence, span, [fact.value for fact in parties]),
    )


def _country(body: Text, sentence: int, span: tuple[int, int], codes: list[str]) -> Fact[str] | None:
    start, end = body.sentences[sentence]
    for first, last in (span, (start, end)):
        for place, mark in body.shadow.marks_in(first, last, "state", "demonym", "city"):
            code = mark.value[1] if mark.kind == "city" else mark.value
            if code in codes:
                return body.fact(code, place, place + 1, mark.pattern)
    return None
