"""What goes over the wire: the same names as on screen and in the tables."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from django.utils.translation import gettext
from ninja import Field, Schema

# What the databases can hold as a number of a row.
Number = Annotated[int, Field(gt=0, lt=2**63)]
Value = str | int | float | bool


class ProblemOut(Schema):
    """What went wrong, where, and what to do; `kind` is for programs."""

    kind: str
    what: str
    where: str
    remedy: str


class SourceOut(Schema):
    """A source without its text."""

    id: int
    title: str
    language: str
    outlet: str
    voice: str
    voice_state: str
    address: str
    name: str
    media_type: str
    encoding: str
    published_on: date | None
    kept_at: datetime
    kept_by: str
    sha256: str
    notes: list[str]

    @staticmethod
    def resolve_kept_by(obj: Any) -> str:  # noqa: ANN401 - tables are unknown to the doors
        return str(obj.kept_by or "")

    @staticmethod
    def resolve_notes(obj: Any) -> list[str]:  # noqa: ANN401
        return [gettext(note["what"]).format(**note["values"]) for note in obj.notes]


class SightingOut(Schema):
    """One time that a source was met."""

    at: datetime
    by: str
    address: str
    name: str


class WholeSourceOut(Schema):
    """A source with its text, each time that it was met, and how many claims stand where."""

    source: SourceOut
    text: str
    sightings: list[SightingOut]
    claims: dict[str, int]
    read: bool


class KeptOut(Schema):
    """What keeping came to: `same` is null for a new source, else what it shares with the one kept before."""

    source: SourceOut
    new: bool
    same: str | None


class TextIn(Schema):
    """A pasted text or an officer's note (voice `officer`)."""

    text: str
    title: str = ""
    address: str = ""
    outlet: str = ""
    voice: str = ""
    voice_state: str = ""


class AddressIn(Schema):
    """A page on the web, to be fetched now."""

    address: str


class ReadIn(Schema):
    """A text to be read and not kept; its language is told from it where it is not given."""

    text: str
    title: str | None = None
    language: str | None = None


class DecisionOut(Schema):
    """What an officer decided on a claim."""

    claim: int = Field(alias="claim_id")
    verdict: str
    by: str
    at: datetime
    reason: str

    @staticmethod
    def resolve_by(obj: Any) -> str:  # noqa: ANN401
        return str(obj.by)


class ClaimOut(Schema):
    """One value with its words: `text[start:end] == quote`, in code points of its source's text."""

    id: int
    source: int = Field(alias="source_id")
    group: int = Field(alias="group_id")
    group_kind: str = Field(alias="group.kind")
    field: str
    value: Value
    quote: str
    start: int
    end: int
    pattern: str
    reader_version: str
    proposed_at: datetime
    proposed_by: str
    instead_of: int | None = Field(alias="instead_of_id")
    state: str
    decisions: list[DecisionOut]

    @staticmethod
    def resolve_proposed_by(obj: Any) -> str:  # noqa: ANN401
        return str(obj.proposed_by or "")


class ClaimIn(Schema):
    """A claim that the reader missed, in a `group` of its source or in a new one of `kind`."""

    source: Number
    group: Number | None = None
    kind: str = ""
    parent: Number | None = None
    field: str
    value: Value
    start: int
    end: int


class DecideIn(Schema):
    """Claims to be decided together: all or none."""

    claims: list[Number]
    reason: str = ""


class CorrectIn(Schema):
    """What is to stand instead; what is left out stays."""

    value: Value | None = None
    start: int | None = None
    end: int | None = None
    reason: str = ""


class WaitingOut(Schema):
    """A group that makes no record yet, and the fields that it needs."""

    group: int
    kind: str
    missing: list[str]


class EnteredOut(Schema):
    """The decisions, the records that changed by them, those that went, and groups that wait for more."""

    decisions: list[DecisionOut]
    records: list[int]
    gone: list[int]
    waiting: list[WaitingOut]
    claim: int | None = None

    @staticmethod
    def resolve_claim(obj: Any) -> int | None:  # noqa: ANN401
        return obj.claim.pk if obj.claim else None


class FieldOut(Schema):
    """One field of a kind of record."""

    name: str
    type: str
    label: str


class KindOut(Schema):
    """A kind of record, as the register declares it."""

    kind: str
    label: str
    count: int
    fields: list[FieldOut]


class RecordOut(Schema):
    """A record's settled values; what is `inferred` no source says."""

    id: int
    kind: str
    caption: str
    values: dict[str, Any]
    inferred: dict[str, Any]


class WitnessOut(Schema):
    """An accepted claim behind a value, with whose words it is; `differs` where it says something else."""

    claim: int
    group: int
    value: Any
    quote: str
    start: int
    end: int
    pattern: str
    source: int
    title: str
    language: str
    outlet: str
    voice: str
    voice_state: str
    published_on: date | None
    address: str
    chosen: bool
    differs: bool
    decisions: list[WitnessDecisionOut]


class WitnessDecisionOut(Schema):
    """A decision on a claim behind a value."""

    verdict: str
    by: str
    at: datetime
    reason: str


class WholeRecordOut(RecordOut):
    """A record with the claims behind each field, and the fields on which sources differ."""

    differences: list[str]
    evidence: dict[str, list[WitnessOut]]
