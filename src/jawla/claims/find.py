"""What the doors ask of claims."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from jawla.claims.models import Claim as Claim  # doors know the rows' types from here, never the tables
from jawla.claims.models import Decision as Decision
from jawla.claims.models import Group as Group
from jawla.claims.models import Reading as Reading
from jawla.claims.models import State
from jawla.sources.find import NEWEST
from jawla.sources.models import Source as Source
from jawla.terms.problem import Problem


class ClaimUnknown(Problem):
    """There is no such claim."""

    what = "There is no claim of this number."
    where = "Claim {claim}."
    remedy = "Open the source and choose one of its claims."


class GroupUnknown(Problem):
    """There is no such group of claims."""

    what = "There is no group of claims of this number."
    where = "Group {group}."
    remedy = "Open the source and choose one of its groups."


@dataclass(slots=True)
class GroupView:
    """A group with its claims in the order of the text, and the groups that belong to it."""

    group: Group
    claims: list[Claim]
    children: list[GroupView] = field(default_factory=list)

    @property
    def waiting(self) -> list[Claim]:
        """Those that nobody decided on."""
        return [one for one in self.claims if one.state == State.PROPOSED]


def waiting_sources() -> QuerySet[Source]:
    """Sources with claims that wait for a decision, newest first, each with `waiting` and `claims_in_all`."""
    return _counted().filter(pk__in=Claim.objects.filter(state=State.PROPOSED).values("source"))


def find_counted_sources() -> QuerySet[Source]:
    """All sources, newest first, each with `waiting`, `claims_in_all` and its `readings` at hand."""
    return _counted().prefetch_related(Prefetch("readings", Reading.objects.defer("content")))


def find_unread_sources() -> QuerySet[Source]:
    """Sources without a reading, and those whose reading says why they could not be read, newest first."""
    return find_counted_sources().filter(Q(readings=None) | Q(readings__problem__isnull=False))


def find_groups(source_id: int) -> list[GroupView]:
    """The groups of a source in the order of the text; those with a parent stand under it."""
    claims = _with_decisions().filter(source_id=source_id)
    groups = Group.objects.filter(source_id=source_id).prefetch_related(Prefetch("claims", claims))
    views = {group.pk: GroupView(group, list(group.claims.all())) for group in groups}
    for view in views.values():
        if view.group.parent_id:
            views[view.group.parent_id].children.append(view)
    return [view for view in views.values() if not view.group.parent_id]


def find_group(group_id: int) -> GroupView:
    """One group with its claims and those that belong to it; raises GroupUnknown."""
    group = Group.objects.filter(pk=group_id).first()
    if group is None:
        raise GroupUnknown(group=group_id)
    found = _find_view(find_groups(group.source_id), group_id)
    assert found is not None  # the group was there a line ago, and groups are never taken out
    return found


def find_claims(
    *, source: int | None = None, group: int | None = None, state: str = "", field: str = ""
) -> QuerySet[Claim]:
    """Claims with their decisions, source by source in the order of the text."""
    wanted: dict[str, Any] = {"source_id": source, "group_id": group, "state": state, "field": field}
    return (
        _with_decisions()
        .filter(**{k: v for k, v in wanted.items() if v})
        .order_by("source_id", "start", "id")
    )


def find_claim(claim_id: int) -> Claim:
    """One claim with its decisions; raises ClaimUnknown."""
    claim = _with_decisions().filter(pk=claim_id).first()
    if claim is None:
        raise ClaimUnknown(claim=claim_id)
    return claim


def find_claims_by_number(numbers: list[int]) -> list[Claim]:
    """The claims of these numbers; raises ClaimUnknown for the first that is not there."""
    found = {claim.pk: claim for claim in _with_decisions().filter(pk__in=numbers)}
    for number in numbers:
        if number not in found:
            raise ClaimUnknown(claim=number)
    return [found[number] for number in dict.fromkeys(numbers)]


def find_reading(source_id: int) -> Reading | None:
    """The reading of a source; None while it waits to be read."""
    return Reading.objects.filter(source_id=source_id).order_by("-id").first()


def find_history(claim: Claim) -> list[Decision]:
    """All decisions on a claim and on those it replaced or was replaced by, first to last."""
    chain = {claim.pk}
    before = claim.instead_of
    while before is not None:
        chain.add(before.pk)
        before = before.instead_of
    after = list(claim.replacements.all())
    while after:
        chain.update(one.pk for one in after)
        after = list(Claim.objects.filter(instead_of__in=after))
    return list(Decision.objects.filter(claim__in=chain).select_related("by", "claim").order_by("id"))


def find_last_decisions(count: int = 10) -> list[Decision]:
    """The newest decisions of all officers, newest first."""
    newest = Decision.objects.select_related("by", "claim", "claim__group", "claim__source")
    return list(newest.defer("claim__source__text").order_by("-id")[:count])


def count_claims(source_id: int | None = None) -> dict[str, int]:
    """How many claims stand in each state, of one source or of all."""
    claims = Claim.objects.filter(source_id=source_id) if source_id else Claim.objects.all()
    counts: Counter[str] = Counter({state.value: 0 for state in State})
    counts.update(
        {row["state"]: row["n"] for row in claims.order_by().values("state").annotate(n=Count("id"))}
    )
    return dict(counts)


def _counted() -> QuerySet[Source]:
    waiting = Count("claims", filter=Q(claims__state=State.PROPOSED))
    counted = Source.objects.defer("text").annotate(waiting=waiting, claims_in_all=Count("claims"))
    return counted.order_by(*NEWEST)  # a count would drop the order of the table


def _with_decisions() -> QuerySet[Claim]:
    decisions = Prefetch("decisions", Decision.objects.select_related("by").order_by("id"))
    return (
        Claim.objects.select_related("group", "proposed_by")
        .prefetch_related(decisions)
        .order_by("start", "id")
    )


def _find_view(views: list[GroupView], group_id: int) -> GroupView | None:
    for view in views:
        if view.group.pk == group_id:
            return view
        if found := _find_view(view.children, group_id):
            return found
    return None
