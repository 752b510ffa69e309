"""Writing rebuilt records to their tables, with what each value rests on."""

from __future__ import annotations

from collections.abc import Iterable

from jawla.register.models import KINDS, TABLES, Evidence, Identity, Record
from jawla.register.models.round import Round
from jawla.register.rebuild import Rebuilt, rebuild


def store_records(records: Iterable[int]) -> list[int]:
    """Settle these records, and the rounds whose number follows from one of them; the numbers of all that
    stand.
    """
    wanted = set(records)
    rounds = Record.objects.filter(pk__in=wanted, kind="round").values_list("pk", flat=True)
    wanted |= _announced_after(set(rounds))
    rebuilt = rebuild(wanted)
    for kind in KINDS:
        for one in rebuilt.values():
            if one and one.kind.name == kind:
                _write(one)
    gone = [record for record, one in rebuilt.items() if one is None]
    # Those that point to others go first.
    for kind in reversed(KINDS):
        TABLES[kind]._default_manager.filter(pk__in=gone).delete()
    Evidence.objects.filter(record__in=gone).delete()
    return sorted(record for record, one in rebuilt.items() if one)


def _announced_after(rounds: set[int]) -> set[int]:
    if not rounds:
        return set()
    mechanisms = Round._default_manager.filter(pk__in=rounds).values_list("mechanism", "pk")
    texts = {f"{mechanism}>{number}" for mechanism, number in mechanisms}
    return set(Identity.objects.filter(kind="round", text__in=texts).values_list("record", flat=True))


def _write(one: Rebuilt) -> None:
    TABLES[one.kind.name]._default_manager.update_or_create(record_id=one.record, defaults=one.row)
    stored = {(row.field, row.claim_id): row for row in Evidence.objects.filter(record=one.record)}
    for place, row in stored.items():
        standing = one.standings.get(place)
        if standing is None:
            row.delete()
        elif (row.chosen, row.differs) != (standing.chosen, standing.differs):
            row.chosen, row.differs = standing.chosen, standing.differs
            row.save(update_fields=["chosen", "differs"])
    Evidence.objects.bulk_create(
        Evidence(record_id=one.record, field=name, claim_id=claim, chosen=it.chosen, differs=it.differs)
        for (name, claim), it in one.standings.items()
        if (name, claim) not in stored
    )
