"""Entering: decisions on claims, and with each of them the records that they make, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from jawla.claims import decide
from jawla.claims.evidence import Value
from jawla.claims.models import Claim, Decision, Group
from jawla.officers import audit
from jawla.officers.access import may_decide, require
from jawla.officers.models import Officer
from jawla.register.facts import load_facts
from jawla.register.find import RecordUnknown
from jawla.register.fit import require_fit
from jawla.register.match import RULED
from jawla.register.models import Identity, Match, Record
from jawla.register.place import (
    Placement,
    Register,
    Waiting,
    by_rules,
    find_lacking,
    last_matches,
    place,
)
from jawla.register.store import store_records
from jawla.terms.problem import Problem


class ParentNotEntered(Problem):
    """A head or a commitment is accepted before the round it belongs to."""

    what = "The round that this belongs to is not in the register yet."
    where = "Group {group} ({kind}), which belongs to group {parent}."
    remedy = "Accept that round first: its role, its mechanism and its parties."


@dataclass(slots=True)
class Entered:
    """What a decision did: the decisions, the records that stand after it, the records that went, what
    still waits.
    """

    decisions: list[Decision] = field(default_factory=list)
    records: list[int] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)
    claim: Claim | None = None


@transaction.atomic
def accept_claims(*, claims: Iterable[Claim], by: Officer, at: datetime, reason: str = "") -> Entered:
    """Accept claims, and enter the records that they make.

    Raises ParentNotEntered for a head or commitment whose round is neither in the register nor among the
    claims.
    """
    chosen = list(claims)
    require_fit(chosen)
    decisions = decide.accept(claims=chosen, by=by, at=at, reason=reason)
    entered = _enter(chosen, by, at)
    _require_parents({one.group_id for one in chosen})
    entered.decisions = decisions
    return entered


@transaction.atomic
def reject_claims(*, claims: Iterable[Claim], reason: str, by: Officer, at: datetime) -> Entered:
    """Reject proposed claims; no record changes by it."""
    return Entered(decide.reject(claims=list(claims), reason=reason, by=by, at=at))


@transaction.atomic
def correct_claim(
    *,
    claim: Claim,
    by: Officer,
    at: datetime,
    value: Value | None = None,
    start: int | None = None,
    end: int | None = None,
    reason: str = "",
) -> Entered:
    """Accept another value or other words instead of a claim's; `claim` of the result is the one that
    stands now.
    """
    new = decide.correct(claim=claim, by=by, at=at, value=value, start=start, end=end, reason=reason)
    require_fit([new])
    entered = _enter([new], by, at)
    _require_parents({new.group_id})
    entered.decisions, entered.claim = list(new.decisions.all()), new
    return entered


@transaction.atomic
def withdraw_claims(*, claims: Iterable[Claim], by: Officer, at: datetime, reason: str = "") -> Entered:
    """Take the last decisions back; records lose what rested on them, and go when nothing is left of them."""
    chosen = list(claims)
    decisions = decide.withdraw(claims=chosen, by=by, at=at, reason=reason)
    entered = _enter(chosen, by, at)
    entered.decisions = decisions
    return entered


@transaction.atomic
def place_group(*, group: int, kind: str, record: int | None, why: str, by: Officer, at: datetime) -> Entered:
    """Rule which record a group speaks of, against the rules of matching: join it to `record`, or (None)
    part it.

    The ruling holds until another one; raises RecordUnknown where there is no such record.
    """
    require(may_decide, by)
    audit.hold_trail()
    if record is None:
        record = Record.objects.create(kind=kind).pk
    elif not Identity.objects.filter(record=record, kind=kind).exists():
        raise RecordUnknown(record=record, kind=kind)
    audit.record(by=by, verb="place", kind="group", key=group, at=at)
    Match.objects.create(
        group_id=group, kind=kind, record_id=record, reason=RULED, values={"why": why}, by=by, at=at
    )
    return _enter_sources([Group.objects.get(pk=group).source_id], by, at)


@transaction.atomic
def enter_source_again(*, source: int, by: Officer, at: datetime) -> Entered:
    """Settle again all that rests on a source, after its outlet, voice or date was amended."""
    require(may_decide, by)
    audit.hold_trail()
    return _enter_sources([source], by, at)


def _enter(claims: Iterable[Claim], by: Officer, at: datetime) -> Entered:
    # The decision holds the trail's lock to the end of the transaction, so that two officers who enter two
    # sources on one round at once do so one after the other, and the second finds the first one's record.
    return _enter_sources(sorted({one.source_id for one in claims}), by, at)


def _enter_sources(sources: list[int], by: Officer, at: datetime) -> Entered:
    entered = Entered()
    touched: set[int] = set()
    for source in sources:
        facts = load_facts([source])[source]
        last = last_matches([source])
        before = set(Identity.objects.filter(group__source=source).values_list("record", flat=True))
        placements = place(facts, by_rules(Register(source), last, _new_number))
        _record_matches(placements, {place: one.record for place, one in last.items()}, by, at)
        _record_identities(source, placements)
        touched |= before | {one.record for one in placements}
        entered.waiting += find_lacking(facts)
    entered.records = store_records(touched)
    entered.gone = sorted(touched - set(entered.records))
    return entered


def _new_number(kind: str) -> int:
    return Record.objects.create(kind=kind).pk


def _record_matches(
    placements: list[Placement], last: dict[tuple[int, str], int], by: Officer, at: datetime
) -> None:
    Match.objects.bulk_create(
        Match(
            group_id=one.facts.group,
            kind=one.kind.name,
            record_id=one.record,
            reason=one.why.rule,
            values=one.why.values,
            by=by,
            at=at,
        )
        for one in placements
        if last.get((one.facts.group, one.kind.name)) != one.record
    )


def _record_identities(source: int, placements: list[Placement]) -> None:
    Identity.objects.filter(group__source=source).delete()
    Identity.objects.bulk_create(
        Identity(
            group_id=one.facts.group,
            record_id=one.record,
            kind=one.kind.name,
            rule=key.rule,
            text=key.text,
            detail=key.detail,
        )
        for one in placements
        for key in one.keys
    )


def _require_parents(groups: set[int]) -> None:
    rows = Group.objects.filter(pk__in=groups, parent__isnull=False, parent__identities=None).order_by("id")
    for group in rows[:1]:
        raise ParentNotEntered(group=group.pk, kind=group.kind, parent=group.parent_id)
