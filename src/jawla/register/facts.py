"""What the groups of a source say, loaded from their accepted claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from django.db.models import Q

from jawla.claims.models import Claim, Group, State
from jawla.register.declare import Facts, Said
from jawla.register.settle import in_order
from jawla.sources.models import Source, Voice

ACCEPTED = (State.ACCEPTED,)
ACCEPTED_OR_PROPOSED = (State.ACCEPTED, State.PROPOSED)
# A plan can say otherwise than the event, but not of which mechanism and with which role.
_NEVER_PLANNED = ("role", "mechanism", "party")


def load_facts(
    sources: Iterable[int], states: Iterable[str] = ACCEPTED, *, only: Iterable[int] | None = None
) -> dict[int, list[Facts]]:
    """By source, what each of its groups says by claims in these states, the reported round first.

    With `only`, these groups and the rounds that they may belong to; other groups are left out.
    """
    known = {one.pk: one for one in Source.objects.defer("text").filter(pk__in=list(sources))}
    groups = Group.objects.filter(source__in=known).order_by("source_id", "position")
    if only is not None:
        groups = groups.filter(Q(pk__in=list(only)) | Q(kind="round"))
    claims: dict[int, list[Claim]] = defaultdict(list)
    for claim in Claim.objects.filter(group__in=groups.order_by(), state__in=list(states)).order_by("id"):
        claims[claim.group_id].append(claim)
    by_source: dict[int, list[Facts]] = {source: [] for source in known}
    parents: dict[int, int | None] = {}
    for group in groups:
        parents[group.pk] = group.parent_id
        by_source[group.source_id].append(_facts(group, claims[group.pk], known[group.source_id]))
    return {source: _tied(facts, parents) for source, facts in by_source.items()}


def reporter(source: Source) -> str:
    """Whose word a number in `source` is: the outlet, else the state whose voice it is, else the source
    itself.
    """
    if source.outlet:
        return source.outlet
    return f"{source.voice_state} {source.voice}" if source.voice_state else f"source {source.pk}"


def _facts(group: Group, claims: list[Claim], source: Source) -> Facts:
    planned = any(one.field == "role" and one.value == "next" for one in claims)
    fields: dict[str, list[Said]] = defaultdict(list)
    for claim in claims:
        said = _said(claim, source)
        fields[claim.field].append(replace(said, planned=planned and claim.field not in _NEVER_PLANNED))
    ordered = {name: in_order(said) for name, said in fields.items()}
    return Facts(group.pk, group.kind, source.pk, reporter(source), ordered)


def _said(claim: Claim, source: Source) -> Said:
    return Said(
        field=claim.field,
        value=claim.value,
        claim=claim.pk,
        group=claim.group_id,
        source=source.pk,
        by_officer=claim.instead_of_id is not None or source.voice == Voice.OFFICER,
        voice=source.voice,
        published_on=source.published_on.isoformat() if source.published_on else "",
        kept_at=source.kept_at.isoformat(),
    )


def _tied(facts: list[Facts], parents: dict[int, int | None]) -> list[Facts]:
    known = {one.group: one for one in facts}
    reported = next((one for one in facts if one.kind == "round" and one.one("role") == "reported"), None)
    for one in facts:
        parent = parents[one.group]
        one.parent = known[parent] if parent else None
        one.context = reported
    return sorted(facts, key=lambda one: (one.kind != "round", one is not reported))
