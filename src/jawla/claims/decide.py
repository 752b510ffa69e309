"""Decisions on claims: each one is added to those before it, and none is ever changed.

Each verb takes claims together: either all of them are decided or none is. Of two officers who decide the
same claim at once, one wins, and the other is told who it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime

from jawla.claims.evidence import Value, quote_of, require_quote, source_of
from jawla.claims.models import Claim, Decision, State
from jawla.officers import audit
from jawla.officers.access import may_decide, require
from jawla.officers.models import Officer
from jawla.sources.models import Source
from jawla.terms.problem import Problem
from jawla.terms.quote import Quote

# A sentence for each, so that every language can build its own.
ALREADY = {
    State.ACCEPTED: "The claim was accepted already, by {by} on {at}.",
    State.REJECTED: "The claim was rejected already, by {by} on {at}.",
    State.CORRECTED: "The claim was corrected already, by {by} on {at}.",
    State.WITHDRAWN: "The claim was withdrawn already, by {by} on {at}.",
    State.PROPOSED: "The decision on the claim was taken back already, by {by} on {at}.",
}


class AlreadyDecided(Problem):
    """Somebody decided on the claim before; `what` says who, when and what."""

    where = "Claim {claim}, {field}."
    remedy = "Look at the claim again; take that decision back first if you do not agree with it."

    def __init__(self, claim: Claim) -> None:
        last = claim.decisions.select_related("by").last()
        by, at = (str(last.by), f"{localtime(last.at):%Y-%m-%d %H:%M}") if last else ("", "")
        what = ALREADY[State(claim.state)]
        super().__init__(what, by=by, at=at, claim=claim.pk, field=claim.field)


class NothingToWithdraw(Problem):
    """There is no decision to take back."""

    what = "There is no decision on this claim to take back."
    where = "Claim {claim}, {field}."
    remedy = "Look at the claim again: it waits for a decision, or was withdrawn before."


class LaterCorrection(Problem):
    """The correction was itself corrected."""

    what = "This correction was itself corrected; the later one is taken back first."
    where = "Claim {claim}, corrected by claim {later}."
    remedy = "Take back the later correction, then this one."


class ReasonMissing(Problem):
    """A rejection without a reason."""

    what = "A rejection needs a reason."
    where = "Claim {claim}, {field}."
    remedy = "Write in a few words why the claim does not hold."


class NothingCorrected(Problem):
    """The correction says what the claim says."""

    what = "The correction changes nothing."
    where = "Claim {claim}, {field}."
    remedy = "Change the value or mark other words, or accept the claim as it is."


class NoClaims(Problem):
    """A decision on nothing."""

    what = "No claim was chosen."
    where = "The decision of {by}."
    remedy = "Choose at least one claim."


@transaction.atomic
def accept(*, claims: Iterable[Claim], by: Officer, at: datetime, reason: str = "") -> list[Decision]:
    """The decisions that accept proposed claims, all or none."""
    chosen = _begin(claims, by)
    for claim in chosen:
        require_quote(claim.source, claim.field, Quote(claim.start, claim.end, claim.quote))
    return [_decide(one, State.PROPOSED, State.ACCEPTED, by, at, reason) for one in chosen]


@transaction.atomic
def reject(*, claims: Iterable[Claim], reason: str, by: Officer, at: datetime) -> list[Decision]:
    """The decisions that reject proposed claims, all or none; the reason is kept with each."""
    chosen = _begin(claims, by)
    if not reason.strip():
        raise ReasonMissing(claim=chosen[0].pk, field=chosen[0].field)
    return [_decide(one, State.PROPOSED, State.REJECTED, by, at, reason) for one in chosen]


@transaction.atomic
def correct(
    *,
    claim: Claim,
    by: Officer,
    at: datetime,
    value: Value | None = None,
    start: int | None = None,
    end: int | None = None,
    reason: str = "",
) -> Claim:
    """The accepted claim that stands instead of `claim` from now on; what is not given stays as it was.

    `claim` is proposed or accepted. Its quote may be replaced by other words of the same source.
    """
    (old,) = _begin([claim], by)
    quote = quote_of(
        old.source,
        old.field,
        old.start if start is None else start,
        old.end if end is None else end,
    )
    value = old.value if value is None else value
    if value == old.value and (quote.start, quote.end) == (old.start, old.end):
        raise NothingCorrected(claim=old.pk, field=old.field)
    before = State.ACCEPTED if old.state == State.ACCEPTED else State.PROPOSED
    _decide(old, before, State.CORRECTED, by, at, reason)
    claim.state = old.state
    new = _replacement(old, value, quote, by, at)
    _decide(new, State.PROPOSED, State.ACCEPTED, by, at, reason)
    return new


@transaction.atomic
def withdraw(*, claims: Iterable[Claim], by: Officer, at: datetime, reason: str = "") -> list[Decision]:
    """The decisions that take the last ones back: accepted and rejected claims are proposed again.

    Taking a correction back (by either of its two claims) withdraws the replacement, and the corrected claim
    stands where it stood before. A proposed claim that an officer added is withdrawn itself.
    """
    return [made for claim in _begin(claims, by) for made in _withdraw(claim, by, at, reason)]


def _begin(claims: Iterable[Claim], by: Officer) -> list[Claim]:
    require(may_decide, by)
    # In one order for everybody, and one after another, so that two officers never wait for each other.
    audit.hold_trail()
    chosen = sorted(claims, key=lambda one: one.pk)
    if not chosen:
        raise NoClaims(by=str(by))
    sources: dict[int, Source] = {}
    for claim in chosen:
        if claim.source_id not in sources:
            sources[claim.source_id] = source_of(claim)
        claim.source = sources[claim.source_id]
    return chosen


def _decide(claim: Claim, before: State, verdict: State, by: Officer, at: datetime, reason: str) -> Decision:
    # Compared and set in one statement: whoever comes second changes no row.
    if not Claim.objects.filter(pk=claim.pk, state=before).update(state=verdict):
        raise AlreadyDecided(Claim.objects.get(pk=claim.pk))
    claim.state = verdict
    audit.record(by=by, verb=verdict.value, kind="claim", key=claim.pk, at=at)
    return Decision.objects.create(claim=claim, verdict=verdict, by=by, at=at, reason=reason.strip())


def _replacement(old: Claim, value: Value, quote: Quote, by: Officer, at: datetime) -> Claim:
    return Claim.objects.create(
        source_id=old.source_id,
        group_id=old.group_id,
        field=old.field,
        value=value,
        quote=quote.text,
        start=quote.start,
        end=quote.end,
        proposed_by=by,
        proposed_at=at,
        instead_of=old,
    )


def _withdraw(claim: Claim, by: Officer, at: datetime, reason: str) -> list[Decision]:
    claim.refresh_from_db(fields=["state"])
    if claim.state == State.CORRECTED:
        return _undo_correction(_live_replacement(claim), by, at, reason)
    if claim.instead_of_id and claim.state == State.ACCEPTED:
        return _undo_correction(claim, by, at, reason)
    if claim.state in (State.ACCEPTED, State.REJECTED):
        return [_decide(claim, State(claim.state), State.PROPOSED, by, at, reason)]
    if claim.state == State.PROPOSED and claim.proposed_by_id:
        return [_decide(claim, State.PROPOSED, State.WITHDRAWN, by, at, reason)]
    raise NothingToWithdraw(claim=claim.pk, field=claim.field)


def _live_replacement(claim: Claim) -> Claim:
    # Earlier corrections that were taken back are withdrawn: one replacement at most is not.
    return claim.replacements.exclude(state=State.WITHDRAWN).get()


def _undo_correction(new: Claim, by: Officer, at: datetime, reason: str) -> list[Decision]:
    if new.state == State.CORRECTED:
        raise LaterCorrection(claim=new.pk, later=_live_replacement(new).pk)
    old = Claim.objects.get(replacements=new)
    earlier = old.decisions.exclude(verdict=State.CORRECTED).last()
    stood = State(earlier.verdict) if earlier else State.PROPOSED
    return [
        _decide(new, State.ACCEPTED, State.WITHDRAWN, by, at, reason),
        _decide(old, State.CORRECTED, stood, by, at, reason),
    ]
