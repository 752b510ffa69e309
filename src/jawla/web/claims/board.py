"""What waits for an officer: claims by source, sources still to be read, sources that were not."""

from __future__ import annotations

from dataclasses import dataclass, field

from jawla.claims import background, find
from jawla.claims.find import Source
from jawla.terms.problem import Problem
from jawla.web.problems import as_problem


class ReadingBroke(Problem):
    what = "The reading of this source broke off."
    where = "{error}"
    remedy = "Have it read again; if it breaks off again, send the administrator this line."


@dataclass(frozen=True, slots=True)
class Trouble:
    """A source that was kept and not read, and why; `again` where another attempt may help."""

    source: Source
    problem: Problem
    again: bool = False


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
    stuck = background.find_stuck()
    board.troubles = [Trouble(one, ReadingBroke(error=error), again=True) for one, error in stuck][:shown]
    unread = find.find_unread_sources().exclude(pk__in=[one.pk for one, _ in stuck])
    for source in unread[:shown]:
        reading = next(iter(source.readings.all()), None)
        if reading is None:
            board.unread.append(source)
        elif reading.problem:
            board.troubles.append(Trouble(source, as_problem(reading.problem)))
    return board
