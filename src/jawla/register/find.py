"""What the doors ask of the register. Every answer takes a number of queries that does not grow with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from django.db.models import QuerySet

from jawla.claims.models import Claim, State
from jawla.register.declare import Kind
from jawla.register.evidence import RecordView, Value, view_records
from jawla.register.facts import ACCEPTED_OR_PROPOSED, load_facts
from jawla.register.models import KINDS, TABLES, Evidence, Identity, Match, Settled
from jawla.register.models.commitment import Commitment
from jawla.register.place import Register, Waiting, by_last_match, by_rules, find_lacking, last_matches, place
from jawla.register.wording import reason
from jawla.terms.problem import Problem

LONG_GAP = 12  # more missing numbers in a row are said in one line
# What a text on a round may bring along, besides the round itself.
OUTCOMES = ("instrument", "commitment", "project", "figure", "milestone", "position")


class KindUnknown(Problem):
    """The register keeps no such kind of record."""

    what = "The register keeps no records of the kind {kind}."
    where = "The list of records."
    remedy = "Choose one of: {known}."


class RecordUnknown(Problem):
    """There is no such record of that kind."""

    what = "There is no such record in the register."
    where = "Record {record}, {kind}."
    remedy = "Open the list of that kind and choose from there."


@dataclass(frozen=True, slots=True)
class MatchView:
    """Which record a group speaks of (None: a new one), and why."""

    kind: Kind
    record: int | None
    rule: str
    values: dict[str, Any]

    def reason(self, language: str) -> str:
        """The reason in one sentence."""
        return reason(self.rule, self.values, language)


@dataclass(frozen=True, slots=True)
class HeadView:
    """Someone who led a delegation, with the office held on that day; `chosen` by the order of precedence."""

    person: RecordView
    office: RecordView | None
    chosen: bool


@dataclass(slots=True)
class DelegationView:
    """A delegation and who led it."""

    record: RecordView
    heads: list[HeadView]


@dataclass(slots=True)
class RoundView:
    """A round with all that its texts say: delegations, and the outcomes by kind."""

    record: RecordView
    mechanism: RecordView
    delegations: list[DelegationView]
    outcomes: dict[str, list[RecordView]]
    older: int | None = None
    newer: int | None = None


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One line of a mechanism's rounds: a round, or (None) the number of one that no source tells of.

    A long gap is one line: the numbers from `ordinal` down to `down_to`.
    """

    ordinal: int | None
    record: RecordView | None
    inferred: bool
    down_to: int | None = None


@dataclass(slots=True)
class MechanismView:
    """A mechanism with its rounds, the newest first, and the numbers that are missing between them."""

    record: RecordView
    lines: list[LedgerLine] = field(default_factory=list)


def kinds() -> dict[str, Kind]:
    """The declarations of all kinds of records, by name."""
    return KINDS


def find_records(
    kind: str,
    *,
    numbers: Iterable[int] | None = None,
    witnesses: bool = True,
    first: int = 0,
    most: int | None = None,
    **equal: int | str | list[int],
) -> list[RecordView]:
    """The records of a kind in the order of their numbers, `most` of them after the `first` ones.

    With `numbers`, only these; with columns, only those that are `equal`. Raises KindUnknown.
    """
    rows = _table(kind)._default_manager.filter(**equal)
    if numbers is not None:
        rows = rows.filter(pk__in=list(numbers))
    end = None if most is None else first + most
    return view_records(rows.order_by("pk")[first:end], witnesses=witnesses)


def find_record(kind: str, number: int) -> RecordView:
    """One record; raises KindUnknown or RecordUnknown."""
    found = find_records(kind, numbers=[number])
    if not found:
        raise RecordUnknown(record=number, kind=kind)
    return found[0]


def count_records() -> dict[str, int]:
    """How many records there are of each kind."""
    return {kind: table._default_manager.count() for kind, table in TABLES.items()}


def find_mechanisms() -> list[MechanismView]:
    """All mechanisms with their rounds."""
    return _with_ledgers(find_records("mechanism"))


def find_mechanism(number: int) -> MechanismView:
    """One mechanism with its rounds; raises RecordUnknown."""
    return _with_ledgers([find_record("mechanism", number)])[0]


def find_round(number: int) -> RoundView:
    """One round with its delegations and outcomes; raises RecordUnknown."""
    this_round = find_record("round", number)
    (mechanism,) = _with_ledgers([find_record("mechanism", this_round["mechanism"])], witnesses=False)
    order = [line.record.number for line in mechanism.lines if line.record]
    at = order.index(number)
    return RoundView(
        this_round,
        mechanism.record,
        _find_delegations(number),
        _find_outcomes(number),
        older=order[at + 1] if at + 1 < len(order) else None,
        newer=order[at - 1] if at else None,
    )


def find_rounds_of(kind: str, number: int) -> list[RecordView]:
    """The rounds whose texts speak of a record, the newest first: those that discussed a project, or that a
    person led a side of.
    """
    here = Identity.objects.filter(record=number, kind=kind).values("group__source")
    rounds = Identity.objects.filter(group__source__in=here, kind="round", group__in=_reported())
    numbers = rounds.values_list("record", flat=True)
    return newest_first(find_records("round", numbers=numbers, witnesses=False))


def find_differences(kind: str, number: int) -> list[Value]:
    """The values of a record that a source disputes, with everyone who speaks of them."""
    return find_record(kind, number).differences


def find_all_differences() -> list[RecordView]:
    """Every record on which sources differ."""
    numbers = set(Evidence.objects.filter(differs=True).values_list("record", flat=True))
    rows = (row for table in TABLES.values() for row in table._default_manager.filter(pk__in=numbers))
    return view_records(sorted(rows, key=lambda one: one.pk))


def find_matches(source: int) -> dict[int, list[MatchView]]:
    """By group, the records that a source's groups speak of now, and why."""
    standing = set(Identity.objects.filter(group__source=source).values_list("group", "kind", "record"))
    found: dict[int, dict[str, MatchView]] = defaultdict(dict)
    for one in Match.objects.filter(group__source=source).order_by("id"):
        if (one.group_id, one.kind, one.record_id) in standing:
            found[one.group_id][one.kind] = MatchView(KINDS[one.kind], one.record_id, one.reason, one.values)
    return {group: list(views.values()) for group, views in found.items()}


def propose_matches(source: int) -> dict[int, list[MatchView]]:
    """By group, the records that a source's groups would speak of if all that waits were accepted, and
    why.
    """
    facts = load_facts([source], ACCEPTED_OR_PROPOSED).get(source, [])
    unwritten = count(-1, -1)  # numbers below zero stand for records that are still to be made
    found: dict[int, list[MatchView]] = defaultdict(list)
    for one in place(facts, by_rules(Register(source), last_matches([source]), lambda _: next(unwritten))):
        record = one.record if one.record > 0 and one.why.record is not None else None
        found[one.facts.group].append(MatchView(one.kind, record, one.why.rule, one.why.values))
    return dict(found)


def find_waiting(source: int) -> list[Waiting]:
    """The groups of a source with accepted claims that make no record yet, and the fields that they still
    need.
    """
    facts = load_facts([source]).get(source, [])
    place(facts, by_last_match(last_matches([source])))
    return find_lacking(facts)


def _table(kind: str) -> type[Settled]:
    if kind not in TABLES:
        raise KindUnknown(kind=kind, known=", ".join(TABLES))
    return TABLES[kind]


def _with_ledgers(mechanisms: list[RecordView], *, witnesses: bool = True) -> list[MechanismView]:
    rounds: dict[int, list[RecordView]] = defaultdict(list)
    numbers = [one.number for one in mechanisms]
    for one in find_records("round", mechanism__in=numbers, witnesses=witnesses):
        rounds[one["mechanism"]].append(one)
    return [MechanismView(one, list(_ledger(rounds[one.number]))) for one in mechanisms]


def _ledger(rounds: list[RecordView]) -> Iterator[LedgerLine]:
    above: int | None = None
    for one in newest_first(rounds):
        number = number_of(one)
        if number is not None:
            yield from _gap(number + 1, (above or number + 1) - 1)
            above = number
        yield LedgerLine(number, one, one["ordinal"] is None)


def _gap(lowest: int, highest: int) -> Iterator[LedgerLine]:
    """A line for each number that has no round; one for all where they are many, as after a misprint."""
    if highest - lowest >= LONG_GAP:
        yield LedgerLine(highest, None, True, down_to=lowest)
        return
    for missing in range(highest, lowest - 1, -1):
        yield LedgerLine(missing, None, True)


def number_of(this_round: RecordView) -> int | None:
    """A round's number, stated or inferred."""
    stated: int | None = this_round["ordinal"]
    return this_round.inferred.get("ordinal_inferred") if stated is None else stated


def newest_first(rounds: Iterable[RecordView]) -> list[RecordView]:
    """Rounds, of one mechanism or of several, the latest first.

    A numbered round without a date is as late as the one before it; one still to be agreed is the last.
    """
    places: dict[int, tuple[str, int]] = {}
    latest: dict[int, str] = defaultdict(str)
    chosen = list(rounds)
    for one in sorted(chosen, key=lambda one: (number_of(one) or 0, one["start"])):
        number = number_of(one)
        if number is not None:
            latest[one["mechanism"]] = max(latest[one["mechanism"]], one["start"])
            places[one.number] = (latest[one["mechanism"]], number)
        else:
            places[one.number] = (one["start"] or ("" if one["status"] == "held" else "9999"), 0)
    return sorted(chosen, key=lambda one: (places[one.number], one.number), reverse=True)


def _find_delegations(this_round: int) -> list[DelegationView]:
    delegations = find_records("delegation", round=this_round)
    pairs = _find_heads([one.number for one in delegations])
    persons = _by_number("person", {person for heads in pairs.values() for person, _ in heads})
    offices = _by_number("office", {office for heads in pairs.values() for _, office in heads if office})
    return [
        DelegationView(
            one,
            [
                HeadView(persons[p], offices.get(o or 0), p in one["heads"])
                for p, o in _led(one, pairs[one.number])
            ],
        )
        for one in sorted(delegations, key=lambda one: str(one["party"]))
    ]


def _find_heads(delegations: list[int]) -> dict[int, list[tuple[int, int | None]]]:
    """By delegation, each person who led it with the office that one text gives."""
    groups = Identity.objects.filter(record__in=delegations).values_list("group", flat=True)
    placed: dict[int, dict[str, int]] = defaultdict(dict)
    for group, kind, record in Identity.objects.filter(group__in=groups).values_list(
        "group", "kind", "record"
    ):
        placed[group][kind] = record
    heads: dict[int, list[tuple[int, int | None]]] = defaultdict(list)
    for one in placed.values():
        heads[one["delegation"]].append((one["person"], one.get("office")))
    return heads


def _led(delegation: RecordView, pairs: list[tuple[int, int | None]]) -> list[tuple[int, int | None]]:
    """Each person once, the chosen ones first, with an office where any text gives one."""
    offices: dict[int, int | None] = {}
    for person, office in pairs:
        offices[person] = offices.get(person) or office
    order = [*delegation["heads"], *offices]
    return [(person, offices[person]) for person in dict.fromkeys(order)]


def _by_number(kind: str, numbers: set[int]) -> dict[int, RecordView]:
    return {one.number: one for one in find_records(kind, numbers=numbers)}


def _find_outcomes(this_round: int) -> dict[str, list[RecordView]]:
    """What the texts that report the round speak of; commitments by the round itself."""
    reports = Identity.objects.filter(record=this_round, group__in=_reported()).values("group__source")
    spoken = Identity.objects.filter(group__source__in=reports, kind__in=OUTCOMES)
    numbers = set(spoken.values_list("record", flat=True))
    made_here = set(Commitment._default_manager.filter(round=this_round).values_list("pk", flat=True))
    rows = [
        row
        for kind in OUTCOMES
        for row in TABLES[kind]
        ._default_manager.filter(pk__in=made_here if kind == "commitment" else numbers)
        .order_by("pk")
    ]
    outcomes: dict[str, list[RecordView]] = {kind: [] for kind in OUTCOMES}
    for one in view_records(rows):
        outcomes[one.kind.name].append(one)
    return outcomes


def _reported() -> QuerySet[Claim, Any]:
    reported = Claim.objects.filter(field="role", value="reported", state=State.ACCEPTED, group__kind="round")
    return reported.values("group")
