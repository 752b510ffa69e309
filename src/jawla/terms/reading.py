"""What a reading holds: the record types of READING.md's contract, every value a fact with its words."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

from jawla.terms.quote import Fact


@dataclass(slots=True)
class Head:
    """Who led or co-chaired a delegation; `state` is the party that was led."""

    name: Fact[str]
    state: Fact[str] | None = None
    office: Fact[str] | None = None


@dataclass(slots=True)
class Round:
    """One meeting of a mechanism, as a text tells it. `role` is reported, previous or next."""

    role: str
    mechanism: Fact[str] | None = None
    ordinal: Fact[int] | None = None
    parties: list[Fact[str]] = field(default_factory=list)
    start: Fact[str] | None = None
    end: Fact[str] | None = None
    city: Fact[str] | None = None
    country: Fact[str] | None = None
    virtual: Fact[bool] | None = None
    heads: list[Head] = field(default_factory=list)


@dataclass(slots=True)
class Instrument:
    """An agreement, memorandum, minutes: a text that parties sign, and what was done with it."""

    kind: Fact[str]
    subject: Fact[str] | None = None
    action: Fact[str] | None = None
    date: Fact[str] | None = None


@dataclass(slots=True)
class Project:
    """A work that the two sides follow."""

    name: Fact[str]
    sector: Fact[str] | None = None
    country: Fact[str] | None = None


@dataclass(slots=True)
class Figure:
    """A number with its indicator, unit and period."""

    indicator: Fact[str]
    value: Fact[int | float]
    unit: Fact[str] | None = None
    period: Fact[str] | None = None


@dataclass(slots=True)
class Commitment:
    """What a party undertook; the gist is the words themselves."""

    kind: Fact[str]
    gist: Fact[str]
    due: Fact[str] | None = None


@dataclass(slots=True)
class Milestone:
    """A dated or measured step of a project."""

    project: Fact[str]
    what: Fact[str]
    kind: Fact[str]
    date: Fact[str] | None = None
    progress: Fact[int | float] | None = None


@dataclass(slots=True)
class Position:
    """Who supports, rejects or requests what, in which forum."""

    holder: Fact[str]
    stance: Fact[str]
    issue: Fact[str]
    forum: Fact[str] | None = None


@dataclass(slots=True)
class Reading:
    """What was read in one text. Not relevant and without any fact is a result too."""

    language: str
    relevant: bool = False
    title: str | None = None
    published: Fact[str] | None = None
    agency: Fact[str] | None = None
    rounds: list[Round] = field(default_factory=list)
    instruments: list[Instrument] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    topics: list[Fact[str]] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)
    milestones: list[Milestone] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)

    def to_json(self, *, source: str, sha256: str) -> dict[str, Any]:
        """This reading in the form of `reading.schema.json`; `source` and `sha256` name the bytes read."""
        document = {"source": source, "sha256": sha256, "language": self.language, "title": self.title}
        facts = {
            f.name: _plain(getattr(self, f.name)) for f in fields(self) if f.name not in ("language", "title")
        }
        return {"document": document, **facts}


def _plain(value: object) -> object:
    if isinstance(value, Fact):
        return value.to_json()
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    return value
