"""How a kind of record is declared: its fields, the claims that fill them, and how two are told apart.

One declaration a kind stands in `models/`; entering, settling, checking, pages, API and exports read it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True)
class Label:
    """One name in the three languages of the screen."""

    ar: str
    zh: str
    en: str

    def say(self, language: str) -> str:
        """The name in `language`, a code such as "ar", "zh-hans" or "en"."""
        return str(getattr(self, language[:2]))


class Type(StrEnum):
    """What a field holds, so that a page, a program and a comparison know how to treat it."""

    TEXT = "text"
    CITY = "city"  # by its English name; see terms.cities for the others
    NAMES = "names"  # by script: {"ar": …, "zh": …, "en": …}, one a script
    CODE = "code"  # of the closed list that `vocabulary` names
    STATE = "state"  # of the closed list of states and blocs
    DATE = "date"  # EDTF: a day, a month, a year, or two of these with "/" between
    NUMBER = "number"
    COUNT = "count"  # a whole number from 1
    BOOLEAN = "boolean"
    LINK = "link"  # the number of another record, of the kind that `links` names
    STATUS = "status"


class Spread(StrEnum):
    """How the values that several sources give share one field."""

    ONE = "one"  # one value stands; another one is a difference
    UNION = "union"  # all stand together
    BY_SOURCE = "by source"  # one source's values stand together; another source's are a difference


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind.

    `claims` are the (kind of group, field of claim) pairs that fill it. The group is the record's own, or for
    "context" the reported round of the same source. `ranks` orders the values of a status: the first wins.
    """

    name: str
    type: Type
    label: Label
    claims: tuple[tuple[str, str], ...] = ()
    required: bool = False
    least: int = 1  # how many values are enough, where it is required
    spread: Spread = Spread.ONE
    vocabulary: str = ""
    links: str = ""
    values: Mapping[str, str] = field(default_factory=dict)  # claimed -> held, where they are not the same
    ranks: tuple[str, ...] = ()
    of_parent: bool = False  # a link that the group's parent made, not the group itself
    of_source: bool = False  # whose voice the source is, which no claim says
    wording: bool = False  # other words for the same are no difference

    @property
    def many(self) -> bool:
        """Whether the field holds a list."""
        return self.spread is not Spread.ONE


@dataclass(frozen=True, slots=True)
class Key:
    """One way to recognise a record: `text` is equal for two groups that speak of the same one.

    `rule` names the reason (see match.REASONS) and `detail` carries what `Kind.fits` compares beyond
    equality.
    """

    rule: str
    text: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """An accepted claim as settling sees it: a value, and whose word it is."""

    field: str
    value: Any
    claim: int
    group: int
    source: int
    by_officer: bool
    voice: str
    published_on: str
    kept_at: str
    planned: bool = False


@dataclass(slots=True)
class Facts:
    """What one group says, with what is known around it: enough to tell which records it speaks of."""

    group: int
    kind: str
    source: int
    reporter: str
    claims: dict[str, list[Said]]
    parent: Facts | None = None
    context: Facts | None = None  # the reported round of the same source
    placed: dict[str, int] = field(default_factory=dict)  # kind -> record, as far as it is known

    def all(self, name: str) -> list[Any]:
        """Every accepted value of a field, the strongest first, each once."""
        values: list[Any] = []
        for said in self.claims.get(name, ()):
            if said.value not in values:
                values.append(said.value)
        return values

    def one(self, name: str) -> Any:  # noqa: ANN401 - a claim's value is what its field holds
        """The strongest accepted value of a field, or None."""
        return next(iter(self.all(name)), None)

    def parties(self) -> str:
        """The parties that the source's reported round has, as one word; empty where none is accepted."""
        return ",".join(sorted(self.context.all("party"))) if self.context else ""

    def home(self, kind: str) -> int | None:
        """The record of `kind` that the group's parent, a round, was placed at."""
        return self.parent.placed.get(kind) if self.parent else None


Identify = Callable[[Facts], list[Key]]
Fits = Callable[[Key, list[Key], list[Key]], bool]
Caption = Callable[[Mapping[str, Any], str], str]


def always_fits(key: Key, mine: list[Key], theirs: list[Key]) -> bool:
    """For kinds where equal keys say all."""
    return True


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record.

    `identify` gives a group's keys, the most telling first; none while something needed for a record is not
    accepted. `fits` may refuse a record that has an equal key. With `once_a_source`, one text never speaks
    of the same record in two groups; with `once_by`, not by the key of that rule.
    """

    name: str
    label: Label
    plural: Label
    group: str
    fields: tuple[Field, ...]
    identify: Identify
    caption: Caption
    fits: Fits = always_fits
    once_a_source: bool = False
    once_by: str = ""

    def field(self, name: str) -> Field:
        """The field of this name."""
        return next(one for one in self.fields if one.name == name)

    @property
    def required(self) -> Iterable[Field]:
        """The fields without which there is no record."""
        return (one for one in self.fields if one.required)
