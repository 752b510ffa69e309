"""Which record a group of claims speaks of, and why, in one line for the desk."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from jawla.register import find
from jawla.web.words import page_language


@dataclass(frozen=True, slots=True)
class Line:
    """A kind of record, the reason, and the record's page where there is one already."""

    kind: str
    reason: str
    url: str
    stands: bool


def find_lines(source: int) -> dict[int, list[Line]]:
    """By group: what it speaks of in the register, or would if what waits were accepted."""
    standing = find.find_matches(source)
    proposed = find.propose_matches(source)
    return {
        group: [_line(one, group in standing) for one in standing.get(group) or proposed[group]]
        for group in {*standing, *proposed}
    }


def _line(view: find.MatchView, stands: bool) -> Line:
    language = page_language()
    url = reverse("record", args=[view.kind.name, view.record]) if view.record else ""
    return Line(view.kind.label.say(language), view.reason(language), url, stands)
