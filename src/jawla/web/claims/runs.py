"""The text of a source, cut where quotes begin and end, so that overlapping ones are all shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from jawla.terms.quote import Quote


@dataclass(frozen=True, slots=True)
class Run:
    """Some words, and the numbers of the quotes that hold them and of those that end here."""

    text: str
    numbers: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


def cut_text(text: str, quotes: dict[int, Quote]) -> list[list[Run]]:
    """The paragraphs of `text`, each a list of runs; `quotes` are by the number of their claim."""
    edges = sorted({0, len(text), *(q.start for q in quotes.values()), *(q.end for q in quotes.values())})
    pieces = pairwise(edges)
    return _paragraphs(_run(text, start, end, quotes) for start, end in pieces)


def _run(text: str, start: int, end: int, quotes: dict[int, Quote]) -> Run:
    holding = tuple(n for n, q in sorted(quotes.items()) if q.start <= start and end <= q.end)
    return Run(text[start:end], holding, tuple(n for n in holding if quotes[n].end == end))


def _paragraphs(runs: Iterable[Run]) -> list[list[Run]]:
    paragraphs: list[list[Run]] = [[]]
    for run in runs:
        first, *rest = _lines(run)
        paragraphs[-1].append(first)
        paragraphs.extend([line] for line in rest)
    return [kept for p in paragraphs if (kept := [r for r in p if r.text])]


def _lines(run: Run) -> list[Run]:
    """The run, line by line; a quote that goes on over a line's end has its number at its very end only."""
    lines = run.text.split("\n")
    last = max((n for n, line in enumerate(lines) if line), default=0)
    return [Run(line, run.numbers, run.ends if n == last else ()) for n, line in enumerate(lines)]
