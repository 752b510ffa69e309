"""What waits for an officer: claims by source, sources still to be read, sources that were not."""

from __future__ import annotations

from dataclasses import dataclass, field

from jawla.claims import find
from jawla.claims.find import Source
from jawla.terms.problem import Problem
from jawla.web.problems import as_problem


@dataclass(frozen=True, slots=True)
class Trouble:
    """A source that was kept and not read, and why."""

    source: Source
    problem: Problem


@dataclass(slots=True)
class Board:
    """The lists of the home page, each no longer than it shows."""

    claims: int = 0
    waiting: list[Source] = field(default_factory=list)
    unread: list[Source] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)


def find_board(shown: int | None) -> Board:
    """What waits, the newest first; the first `shown` of each list, or all."""
    waiting = find.waiting_sources()
    board = Board(claims=find.count_claims()["proposed"], waiting=list(waiting[:shown]))
    for source in find.find_unread_sources()[:shown]:
        reading = next(iter(source.readings.all()), None)
        if reading is None:
            board.unread.append(source)
        elif reading.problem:
            board.troubles.append(Trouble(source, as_problem(reading.problem)))
    return board
