"""Claims proposed: by the reader for a whole source, by an officer for what the reader missed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from jawla.claims.drafts import Draft, draft_groups
from jawla.claims.evidence import Value, quote_of, require_quote
from jawla.claims.models import Claim, Group, Reading
from jawla.officers import audit
from jawla.officers.access import may_decide, require
from jawla.officers.models import Officer
from jawla.reading.reader import READER_VERSION, UnreadLanguage, read
from jawla.sources.amend import credit_outlet
from jawla.sources.models import Source
from jawla.terms.problem import Problem
from jawla.terms.reading import Reading as WhatWasRead


class AlreadyRead(Problem):
    """The claims of this source are there; a second reading would double them."""

    what = "This source was read already."
    where = "Source {source}, reader {version}."
    remedy = "Decide on the claims that it has; add by hand what the reader missed."


class LanguageUnclear(Problem):
    """The text is kept, but its language cannot be told."""

    what = "Not read: the language of the text is not clear."
    where = "Source {source}."
    remedy = "Add the claims by hand, or keep a longer part of the text."


class GroupElsewhere(Problem):
    """A claim's group must be of the same source."""

    what = "The claim and its group are not of the same source."
    where = "Source {source}, group {group}."
    remedy = "Open the source again and choose one of its groups."


class ValueMissing(Problem):
    """A claim without a field or a value says nothing."""

    what = "A claim needs a field and a value."
    where = "Source {source}, field {field}."
    remedy = "Choose what the words say, and give the value."


def propose_claims(*, source: Source, at: datetime) -> Reading:
    """That `source` was read, with its claims proposed; or, in a language not read, the problem that says so.

    Raises AlreadyRead where any reader read it before: nothing is ever doubled.
    """
    _require_unread(source)
    # Read before the transaction begins: a long text must not hold up other writers.
    found, problem = _read(source)
    with transaction.atomic():
        Source.objects.select_for_update(no_key=True).only("pk").get(pk=source.pk)
        _require_unread(source)
        reading = _store_reading(source, found, problem, at)
        if found:
            _store_groups(source, draft_groups(found), at)
            credit_outlet(source=source, outlet=found.agency.value if found.agency else "", at=at)
        audit.record(by=None, verb="read", kind="source", key=source.pk, at=at)
    return reading


def spare_reading(*, source: Source, at: datetime) -> Reading:
    """That `source` is left to no reader: the officer who wrote it says in claims what it says."""
    _require_unread(source)
    return Reading.objects.create(source=source, reader_version="", relevant=None, content={}, read_at=at)


@transaction.atomic
def add_claim(
    *,
    source: Source,
    field: str,
    value: Value,
    start: int,
    end: int,
    by: Officer,
    at: datetime,
    group: Group | None = None,
    kind: str = "",
    parent: Group | None = None,
) -> Claim:
    """A claim that an officer adds, proposed; in `group`, or in a new group of `kind` under `parent`."""
    require(may_decide, by)
    if not field or value in (None, "") or not (group or kind):
        raise ValueMissing(source=source.pk, field=field)
    for one in (group, parent):
        if one and one.source_id != source.pk:
            raise GroupElsewhere(source=source.pk, group=one.pk)
    quote = quote_of(source, field, start, end)
    claim = Claim.objects.create(
        source=source,
        group=group or _new_group(source, kind, parent),
        field=field,
        value=value,
        quote=quote.text,
        start=quote.start,
        end=quote.end,
        proposed_by=by,
        proposed_at=at,
    )
    audit.record(by=by, verb="add-claim", kind="claim", key=claim.pk, at=at)
    return claim


def _require_unread(source: Source) -> None:
    before = Reading.objects.filter(source=source).first()
    if before:
        raise AlreadyRead(source=source.pk, version=before.reader_version)


def _read(source: Source) -> tuple[WhatWasRead | None, Problem | None]:
    if not source.language:
        return None, LanguageUnclear(source=source.pk)
    try:
        return read(source.text, language=source.language, title=source.title or None), None
    except UnreadLanguage as problem:
        return None, problem


def _store_reading(
    source: Source, found: WhatWasRead | None, problem: Problem | None, at: datetime
) -> Reading:
    return Reading.objects.create(
        source=source,
        reader_version=READER_VERSION,
        relevant=found.relevant if found else None,
        content=found.to_json(source=source.name or source.address, sha256=source.sha256) if found else {},
        problem=_as_json(problem) if problem else None,
        read_at=at,
    )


def _as_json(problem: Problem) -> dict[str, Any]:
    return {
        "what": problem.what,
        "where": problem.where,
        "remedy": problem.remedy,
        "values": problem.values,
    }


def _store_groups(source: Source, drafts: list[Draft], at: datetime) -> None:
    stored: dict[int, Group] = {}
    claims: list[Claim] = []
    for position, draft in enumerate(drafts, start=_last_position(source) + 1):
        parent = stored[id(draft.parent)] if draft.parent else None
        group = Group.objects.create(source=source, kind=draft.kind, position=position, parent=parent)
        stored[id(draft)] = group
        claims += _claims(source, group, draft, at)
    Claim.objects.bulk_create(claims, batch_size=200)


def _claims(source: Source, group: Group, draft: Draft, at: datetime) -> list[Claim]:
    return [
        Claim(
            source=source,
            group=group,
            field=field,
            value=fact.value,
            quote=require_quote(source, field, fact.quote).text,
            start=fact.quote.start,
            end=fact.quote.end,
            pattern=fact.pattern,
            reader_version=READER_VERSION,
            proposed_at=at,
        )
        for field, fact in draft.facts
    ]


def _new_group(source: Source, kind: str, parent: Group | None) -> Group:
    # Two officers adding at once would take the same place; the row of the source makes them queue. Its key
    # stays free: a decision on this source, for which we may wait later, must not wait for us.
    Source.objects.select_for_update(no_key=True).only("pk").get(pk=source.pk)
    return Group.objects.create(source=source, kind=kind, position=_last_position(source) + 1, parent=parent)


def _last_position(source: Source) -> int:
    last: int | None = Group.objects.filter(source=source).aggregate(last=Max("position"))["last"]
    return last or 0
