"""Records as the doors see them: each value with the claims behind it, whose word they are and who
decided.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import F, Prefetch
from django.db.models.functions import Greatest, Least, Substr

from jawla.claims.models import Claim, Decision
from jawla.register.declare import Field, Kind
from jawla.register.models import KINDS, TABLES, Evidence, Settled
from jawla.register.rebuild import stored_row

AROUND = 120  # characters of the text shown on each side of a quote
# Cut by the database: texts are long, and a page has many quotes.
_BEFORE = Substr(
    "claim__source__text", Greatest(F("claim__start") + 1 - AROUND, 1), Least(F("claim__start"), AROUND)
)
_AFTER = Substr("claim__source__text", F("claim__end") + 1, AROUND)


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision on a claim."""

    verdict: str
    by: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Witness:
    """One accepted claim behind a value: its words, whose they are, and who decided on it.

    `before` and `after` are the text around the words, at most AROUND characters each.
    `chosen`: the settled value is this claim's, or agrees with it; `differs`: the claim says something else.
    """

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
    decisions: tuple[Decided, ...]
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Value:
    """The settled value of a field, and everyone who speaks of it."""

    field: Field
    value: Any
    witnesses: tuple[Witness, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether a source says otherwise."""
        return any(one.differs for one in self.witnesses)

    @property
    def is_known(self) -> bool:
        """Whether any source gives it."""
        return self.value not in (None, "", [], {})


@dataclass(slots=True)
class RecordView:
    """One record: its kind's declaration, its number, its values by name of field."""

    kind: Kind
    number: int
    values: dict[str, Value]
    inferred: dict[str, Any] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - what its field holds
        return self.values[name].value

    def caption(self, language: str) -> str:
        """What the record is called on a page in `language`."""
        return self.kind.caption(
            {name: one.value for name, one in self.values.items()} | self.inferred, language
        )

    @property
    def differences(self) -> list[Value]:
        """The values that a source disputes."""
        return [one for one in self.values.values() if one.differs]

    @property
    def sources(self) -> list[int]:
        """The sources that any value rests on, each once."""
        return list(dict.fromkeys(one.source for value in self.values.values() for one in value.witnesses))


def view_records(rows: Iterable[Settled], *, witnesses: bool = True) -> list[RecordView]:
    """The views of stored rows of any kinds, in their order; with `witnesses`, in three more queries for
    all of them.
    """
    tables = {table: KINDS[name] for name, table in TABLES.items()}
    stored = list(rows)
    behind = _find_witnesses([one.pk for one in stored]) if witnesses else {}
    return [_view(row, tables[type(row)], behind.get(row.pk, {})) for row in stored]


def _view(row: Settled, kind: Kind, behind: dict[str, list[Witness]]) -> RecordView:
    values = {}
    columns = stored_row(row, kind)
    for one in kind.fields:
        attribute = type(row)._meta.get_field(one.name).attname  # type: ignore[union-attr]
        values[one.name] = Value(one, columns.pop(attribute), tuple(behind.get(one.name, ())))
    return RecordView(kind, row.pk, values, columns)  # what no field declares is inferred


def _find_witnesses(records: list[int]) -> dict[int, dict[str, list[Witness]]]:
    decisions = Prefetch("claim__decisions", Decision.objects.select_related("by").order_by("id"))
    rows = (
        Evidence.objects.filter(record__in=records)
        .select_related("claim", "claim__source")
        .defer("claim__source__text")
        .prefetch_related(decisions)
        .annotate(before=_BEFORE, after=_AFTER)
    )
    found: dict[int, dict[str, list[Witness]]] = defaultdict(lambda: defaultdict(list))
    for row in rows.order_by("-chosen", "claim__source__published_on", "id"):
        found[row.record_id][row.field].append(_witness(row, row.claim, row.before, row.after))
    return found


def _witness(row: Evidence, claim: Claim, before: str, after: str) -> Witness:
    source = claim.source
    decided = (Decided(one.verdict, str(one.by), one.at, one.reason) for one in claim.decisions.all())
    return Witness(
        claim=claim.pk,
        group=claim.group_id,
        value=claim.value,
        quote=claim.quote,
        start=claim.start,
        end=claim.end,
        pattern=claim.pattern,
        source=source.pk,
        title=source.title or source.name or source.address,
        language=source.language,
        outlet=source.outlet,
        voice=source.voice,
        voice_state=source.voice_state,
        published_on=source.published_on,
        address=source.address,
        chosen=row.chosen,
        differs=row.differs,
        decisions=tuple(decided),
        before=before,
        after=after,
    )
