"""Records: one file a kind, each with its table and its declaration."""

from jawla.register.declare import Kind
from jawla.register.models import (
    commitment,
    delegation,
    figure,
    instrument,
    mechanism,
    milestone,
    office,
    person,
    position,
    project,
    round,
)
from jawla.register.models.record import Evidence, Identity, Match, Record, Settled

# In the order of their making: a kind stands after those that it is told apart by.
_FILES = (
    mechanism,
    round,
    delegation,
    person,
    office,
    instrument,
    project,
    commitment,
    figure,
    milestone,
    position,
)
KINDS: dict[str, Kind] = {file.DECLARATION.name: file.DECLARATION for file in _FILES}
TABLES: dict[str, type[Settled]] = {
    name: next(one for one in Settled.__subclasses__() if one.__name__.lower() == name) for name in KINDS
}

__all__ = ["KINDS", "TABLES", "Evidence", "Identity", "Match", "Record", "Settled"]
