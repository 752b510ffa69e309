"""The audit trail: who did what, to which object, when; each line carries the hash of the one before it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256

from django.db import connection, transaction

from jawla.officers.models import AuditLine, Officer
from jawla.terms.problem import Problem

# Any number, the same in every process: it queues those who lengthen the chain on PostgreSQL.
LOCK = 7_202_611


class ChainBroken(Problem):
    """A line of the audit trail was changed, added or taken out behind our back."""

    what = "The audit trail was changed outside the program."
    where = "Line {line}, of {at}, does not follow from the line before it."
    remedy = "Compare with the last backup before trusting what came after that line."


def hold_trail() -> None:
    """Queue here until every earlier transaction that writes to the trail has ended."""
    # On SQLite each of our transactions is alone from its first statement (settings: IMMEDIATE).
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


@transaction.atomic
def record(*, by: Officer | None, verb: str, kind: str, key: int | str, at: datetime) -> AuditLine:
    """A new last line of the trail; called by each verb inside its own transaction."""
    hold_trail()
    last = AuditLine.objects.order_by("-id").first()
    line = AuditLine(
        at=at, by=by, verb=verb, kind=kind, key=str(key), previous_hash=last.hash if last else ""
    )
    line.hash = _hash(line)
    line.save(force_insert=True)
    return line


def verify() -> int:
    """How many lines the trail has; raises ChainBroken at the first that does not follow."""
    count, previous = 0, ""
    for line in _lines():
        if line.previous_hash != previous or line.hash != _hash(line):
            raise ChainBroken(line=line.pk, at=f"{line.at:%Y-%m-%d %H:%M}")
        count, previous = count + 1, line.hash
    return count


def _lines() -> Iterator[AuditLine]:
    return AuditLine.objects.order_by("id").iterator(chunk_size=2000)


def _hash(line: AuditLine) -> str:
    # In UTC, since the two databases give the moment back in different zones.
    moment = line.at.astimezone(UTC).isoformat(timespec="microseconds")
    said = [line.previous_hash, moment, line.by_id, line.verb, line.kind, line.key]
    return sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()
