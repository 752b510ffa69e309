"""Ruling: an officer says which of the values that sources give for a field holds, and why.

The ruling is a note of the officer, kept as a source, with a claim on that one field; it stands first by the
order of precedence, and is undone by taking that claim back. What the other sources say stays in sight.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from jawla.claims.find import find_claim
from jawla.claims.models import Claim
from jawla.claims.propose import add_claim, spare_reading
from jawla.officers.access import may_decide, require
from jawla.officers.models import Officer
from jawla.register.declare import Field, Kind, Spread, Type
from jawla.register.enter import Entered, accept_claims, place_group
from jawla.register.evidence import RecordView
from jawla.register.find import find_record
from jawla.register.wording import LANGUAGES, word
from jawla.sources.note import keep_note
from jawla.terms.cities import city_name
from jawla.terms.problem import Problem


class NothingToRule(Problem):
    """Sources do not differ on the field, or the claim is none of those that speak of it."""

    what = "There is no difference here that this claim could settle."
    where = "Record {record} ({kind}), field {field}, claim {claim}."
    remedy = "Open the record again and choose one of the values that its sources give."


class ReasonMissing(Problem):
    """A ruling without a reason."""

    what = "A ruling needs a reason."
    where = "Record {record} ({kind}), field {field}."
    remedy = "Write in a few words why this value holds."


@transaction.atomic
def rule_on_difference(
    *, kind: str, record: int, field: str, claim: int, reason: str, by: Officer, at: datetime
) -> Entered:
    """Settle a field on which sources differ by what one accepted claim says; `claim` of the result is the
    ruling's own.

    Raises NothingToRule, ReasonMissing, RecordUnknown.
    """
    require(may_decide, by)
    reason = " ".join(reason.split())
    if not reason:
        raise ReasonMissing(record=record, kind=kind, field=field)
    view, said = _require_difference(kind, record, field, claim)
    source = keep_note(text=_note(view, field, said, reason, by, at), by=by, at=at)
    spare_reading(source=source, at=at)
    ruling = add_claim(
        source=source,
        field=said.field,
        value=said.value,
        start=0,
        end=source.text.index("\n"),
        kind=said.group.kind,
        by=by,
        at=at,
    )
    accept_claims(claims=[ruling], by=by, at=at, reason=reason)
    entered = place_group(group=ruling.group_id, kind=kind, record=record, why=reason, by=by, at=at)
    entered.claim = ruling
    return entered


def can_rule(kind: Kind, declared: Field) -> bool:
    """Whether an officer can settle the field by choosing a value: it holds one, of the record's own."""
    own = {group for group, _ in declared.claims} == {kind.group}
    plain = declared.type not in (Type.LINK, Type.NAMES) and not declared.ranks
    return own and plain and declared.spread is Spread.ONE


def _require_difference(kind: str, record: int, field: str, claim: int) -> tuple[RecordView, Claim]:
    view = find_record(kind, record)
    disputed = [one for one in view.differences if one.field.name == field and can_rule(view.kind, one.field)]
    if claim not in {witness.claim for value in disputed for witness in value.witnesses}:
        raise NothingToRule(record=record, kind=kind, field=field, claim=claim)
    return view, find_claim(claim)


def _note(view: RecordView, field: str, said: Claim, reason: str, by: Officer, at: datetime) -> str:
    """The words of the note, in the officer's language: the ruling, then what it is on."""
    language = by.language[:2] if by.language[:2] in LANGUAGES else LANGUAGES[0]
    declared, of = view.kind.field(field), view.kind.label.say(language)
    ruling = f"{declared.label.say(language)}: {_say(declared, said.value, language)} – {reason}"
    return f"{ruling}\n\n{of} {view.number} · {said.pk} · {by} · {at.isoformat()}"


def _say(declared: Field, value: object, language: str) -> str:
    if declared.type is Type.CITY:
        return city_name(str(value), language)
    listed = "states" if declared.type is Type.STATE else declared.vocabulary
    return word(listed, str(value), language) if listed else str(value)
