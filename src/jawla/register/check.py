"""Checking: everything is rebuilt from sources, claims, decisions and matches, and compared with what is
stored.

Part rests on part: texts and quotes, then the states of claims, then where groups stand, then the records.
A link or an inferred number is compared with the other record's row, which is compared with its own claims
in its turn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeVar

from django.db import models, transaction
from django.db.models import F, OuterRef, Subquery

from jawla.claims.models import Claim, Decision, Group, State
from jawla.officers import audit
from jawla.register.declare import Facts
from jawla.register.facts import load_facts
from jawla.register.models import KINDS, TABLES, Evidence, Identity, Match, Record
from jawla.register.place import Placement, by_last_match, last_matches, place
from jawla.register.rebuild import Rebuilt, Row, rebuild, stored_row
from jawla.sources.models import Original, Source

PAGE = 200
Place = tuple[int, str, str, str]  # group, kind, rule, text
ABSENT = "absent"
M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """One thing that is stored otherwise than what it rests on makes it: `number` is of the thing of that
    `kind`.
    """

    kind: str
    number: int
    field: str
    stored: str
    rebuilt: str


def check() -> list[Discrepancy]:
    """All that is stored otherwise than it should be; an empty list proves that the register follows from
    its claims.

    Nobody waits for a check that finds nothing; where something differs, it is looked at again while all
    writers wait, since a decision made meanwhile looks the same as a tampered row.
    """
    found = list(_check_all())
    if not found:
        return []
    with transaction.atomic():
        audit.hold_trail()
        return list(_check_all())


def _check_all() -> Iterator[Discrepancy]:
    yield from _check_trail()
    for sources in _pages(Source.objects.order_by("pk")):
        yield from _check_texts(sources)
        yield from _check_claims([one.pk for one in sources])
        yield from _check_places([one.pk for one in sources])
    yield from _check_strays()
    for records in _pages(Record.objects.order_by("pk")):
        yield from _check_records({one.pk: one.kind for one in records})


def _pages(rows: models.QuerySet[M]) -> Iterator[list[M]]:
    last = 0
    while page := list(rows.filter(pk__gt=last)[:PAGE]):
        yield page
        last = page[-1].pk


def _check_trail() -> Iterator[Discrepancy]:
    try:
        audit.verify()
    except audit.ChainBroken as broken:
        yield Discrepancy(
            "audit-line", int(broken.values["line"] or 0), "hash", "broken", "follows from the line before"
        )


def _check_texts(sources: list[Source]) -> Iterator[Discrepancy]:
    contents = Original.objects.filter(source__in=sources).order_by("pk").values_list("pk", "content")
    hashes = {number: sha256(content).hexdigest() for number, content in contents.iterator(chunk_size=1)}
    for source in sources:
        of_text = sha256(source.text.encode()).hexdigest()
        yield from _differ("source", source.pk, "text_sha256", source.text_sha256, of_text)
        yield from _differ("source", source.pk, "sha256", source.sha256, hashes.get(source.pk, ABSENT))


def _check_claims(sources: list[int]) -> Iterator[Discrepancy]:
    last = Decision.objects.filter(claim=OuterRef("pk")).order_by("-id").values("verdict")[:1]
    claims = Claim.objects.filter(source__in=sources).order_by("source_id", "id")
    texts = dict(Source.objects.filter(pk__in=sources).values_list("pk", "text"))
    for claim in claims.annotate(decided=Subquery(last), of=F("group__source")).iterator(chunk_size=2000):
        text = texts[claim.source_id]
        yield from _differ("claim", claim.pk, "quote", claim.quote, text[claim.start : claim.end])
        yield from _differ("claim", claim.pk, "state", claim.state, claim.decided or State.PROPOSED.value)
        yield from _differ("claim", claim.pk, "source", claim.source_id, claim.of)


def _check_places(sources: list[int]) -> Iterator[Discrepancy]:
    last = last_matches(sources)
    facts = load_facts(sources)
    placements = [one for source in facts.values() for one in place(source, by_last_match(last))]
    yield from _check_matches(facts.values(), placements)
    rebuilt = {
        (one.facts.group, one.kind.name, key.rule, key.text): (one.record, key.detail)
        for one in placements
        for key in one.keys
    }
    rows = Identity.objects.filter(group__source__in=sources)
    stored = {
        (group, kind, rule, text): (record, detail)
        for group, kind, rule, text, record, detail in rows.values_list(
            "group", "kind", "rule", "text", "record", "detail"
        )
    }
    for place_ in sorted(rebuilt.keys() | stored.keys()):
        field = f"identity as {place_[1]} ({place_[2]})"
        yield from _differ("group", place_[0], field, _known(stored, place_), _known(rebuilt, place_))


def _check_matches(sources: Iterable[list[Facts]], placements: list[Placement]) -> Iterator[Discrepancy]:
    placed = {(one.facts.group, one.kind.name) for one in placements}
    for facts in (one for source in sources for one in source):
        for kind in KINDS.values():
            if kind.group == facts.kind and (facts.group, kind.name) not in placed and kind.identify(facts):
                yield Discrepancy("group", facts.group, f"match as {kind.name}", ABSENT, "needed")
    numbers = {one.record: one.kind.name for one in placements}
    for number, stored in Record.objects.filter(pk__in=numbers).values_list("pk", "kind"):
        yield from _differ("record", number, "kind", stored, numbers[number])


def _check_strays() -> Iterator[Discrepancy]:
    """Rows that no part of the check above comes by."""
    for name, table in TABLES.items():
        strays = table._default_manager.exclude(record__kind=name).order_by("pk")
        for number in strays.values_list("pk", flat=True):
            yield Discrepancy(name, number, "record", "present", ABSENT)
    for group in Group.objects.exclude(source__in=Source.objects.all()).order_by("pk"):
        yield Discrepancy("group", group.pk, "source", str(group.source_id), ABSENT)
    for match in Match.objects.exclude(kind=F("record__kind")).order_by("pk"):
        yield Discrepancy("match", match.pk, "kind", match.kind, match.record.kind)


def _check_records(kinds: dict[int, str]) -> Iterator[Discrepancy]:
    rebuilt = rebuild(kinds)
    stored = {
        row.pk: stored_row(row, KINDS[name])
        for name, table in TABLES.items()
        for row in table._default_manager.filter(pk__in=kinds, record__kind=name)
    }
    for number, kind in kinds.items():
        yield from _check_row(kind, number, stored.get(number), rebuilt[number])
    yield from _check_evidence(kinds, rebuilt)


def _check_row(kind: str, number: int, stored: Row | None, rebuilt: Rebuilt | None) -> Iterator[Discrepancy]:
    if stored is None or rebuilt is None:
        here, there = ("present" if one else ABSENT for one in (stored, rebuilt))
        yield from _differ(kind, number, "record", here, there)
        return
    for name in stored:
        yield from _differ(kind, number, name, stored[name], rebuilt.row[name])


def _check_evidence(kinds: dict[int, str], rebuilt: dict[int, Rebuilt | None]) -> Iterator[Discrepancy]:
    wanted = {
        (record, field, claim): (it.chosen, it.differs)
        for record, one in rebuilt.items()
        if one
        for (field, claim), it in one.standings.items()
    }
    rows = Evidence.objects.filter(record__in=kinds)
    stored = {
        (record, field, claim): (chosen, differs)
        for record, field, claim, chosen, differs in rows.values_list(
            "record", "field", "claim", "chosen", "differs"
        )
    }
    for key in sorted(wanted.keys() | stored.keys()):
        name = f"evidence of {key[1]} (claim {key[2]})"
        yield from _differ(kinds[key[0]], key[0], name, _standing(stored, key), _standing(wanted, key))


def _standing(standings: dict[tuple[int, str, int], tuple[bool, bool]], key: tuple[int, str, int]) -> str:
    if key not in standings:
        return ABSENT
    chosen, differs = standings[key]
    return "chosen" if chosen else "differs" if differs else "neither"


def _known(rows: dict[Place, tuple[int, str]], key: Place) -> str:
    return f"record {rows[key][0]} {rows[key][1]}".strip() if key in rows else ABSENT


def _differ(kind: str, number: int, field: str, stored: object, rebuilt: object) -> Iterator[Discrepancy]:
    if stored != rebuilt:
        yield Discrepancy(kind, number, field, str(stored), str(rebuilt))
