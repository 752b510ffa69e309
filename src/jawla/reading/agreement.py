"""Agreement of two coders, field by field: tallies, differences, F1 and Cohen's kappa."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

OF_A_ROUND = ("mechanism", "ordinal", "start", "end", "city", "country", "virtual")
OUTCOMES = ("instruments", "projects", "figures")
# What overall F1 counts; topics are told apart, since careful coders differ on them most.
CORE = (
    "relevant",
    "rounds",
    *(f"round.{name}" for name in OF_A_ROUND),
    "round.parties",
    "head",
    "head.office",
    "published",
    "agency",
    *OUTCOMES,
    "commitments",
)
# Of texts that report no round: READING.md's overall figure leaves them out, so they stand apart.
FOLLOW_UP = tuple(f"follow-up.{name}" for name in ("published", *OUTCOMES))
FIELDS = (*CORE, "topics", "milestones", "positions", *FOLLOW_UP)


@dataclass(slots=True)
class Tally:
    """Values of one field: in both codings, in the first only (`missed`), in the second only (`extra`)."""

    both: int = 0
    missed: int = 0
    extra: int = 0

    @property
    def precision(self) -> float:
        """The share of the second coding's values that the first has; 1 where there is none."""
        return self.both / (self.both + self.extra) if self.both + self.extra else 1.0

    @property
    def recall(self) -> float:
        """The share of the first coding's values that the second has; 1 where there is none."""
        return self.both / self.size if self.size else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, which is the same whoever stands first."""
        counted = 2 * self.both + self.missed + self.extra
        return 2 * self.both / counted if counted else 1.0

    @property
    def size(self) -> int:
        """How many values the first coding has."""
        return self.both + self.missed

    def add(self, other: Tally) -> None:
        """Count another tally in."""
        self.both += other.both
        self.missed += other.missed
        self.extra += other.extra


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that only one coding has, or two that differ; None stands for “nothing”."""

    field: str
    first: str | None
    second: str | None

    def to_json(self) -> dict[str, str | None]:
        """The difference as plain values."""
        return {"field": self.field, "first": self.first, "second": self.second}


@dataclass(slots=True)
class Agreement:
    """Tallies by field, what differs, and the choices of both coders, of one text or of many."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in FIELDS})
    differences: list[Difference] = field(default_factory=list)
    choices: dict[str, Counter[tuple[str, str]]] = field(default_factory=dict)

    def add(self, other: Agreement) -> None:
        """Count another text in."""
        for name, tally in other.tallies.items():
            self.tallies[name].add(tally)
        for name, pairs in other.choices.items():
            self.choices.setdefault(name, Counter()).update(pairs)
        self.differences += other.differences

    def overall(self) -> Tally:
        """All fields but topics, milestones, positions and follow-up, as one tally (READING.md, scoring)."""
        total = Tally()
        for name in CORE:
            total.add(self.tallies[name])
        return total

    def kappa(self, name: str) -> float | None:
        """Cohen's kappa of a field that is a choice; None where it is no choice or chance explains all."""
        return find_kappa(self.choices.get(name, Counter()))


def find_kappa(pairs: Counter[tuple[str, str]]) -> float | None:
    """Agreement beyond chance: (observed - expected) / (1 - expected).

    None where there is nothing to choose, or both always chose the same one thing. Source: J. Cohen, A
    Coefficient of Agreement for Nominal Scales, Educational and Psychological Measurement 20 (1960).
    """
    total = sum(pairs.values())
    if not total:
        return None
    observed = sum(count for (a, b), count in pairs.items() if a == b) / total
    firsts, seconds = Counter[str](), Counter[str]()
    for (a, b), count in pairs.items():
        firsts[a] += count
        seconds[b] += count
    expected = sum(firsts[one] * seconds[one] for one in firsts) / total**2
    return None if expected == 1 else (observed - expected) / (1 - expected)
