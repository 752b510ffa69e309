"""Speed as ratios: pairs run alternately in one process on one core; a figure is the ratio of medians.

The reader is measured against three things that do less: decoding the bytes (the physical limit), the HTML
parser on the same text as a page, and dateparser's search for dates alone in the same language. A ratio of
5 means that the reader handles five times as many texts.
"""

from __future__ import annotations

import gc
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5
TEXTS = {
    language: [
        path.read_text("utf-8") for path in sorted((ROOT / "tests/reading/examples" / language).glob("*.txt"))
    ]
    for language in ("ar", "zh", "en")
}


def seconds(work: Callable[[], object]) -> float:
    gc.collect()
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def medians(ours: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """The median seconds of both, run in turn after one warm-up each."""
    ours(), other()
    pairs = [(seconds(ours), seconds(other)) for _ in range(ROUNDS)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def reading(language: str) -> Callable[[], object]:
    from jawla.reading.reader import read

    return lambda: [read(text, language=language) for text in TEXTS[language]]


def decoding(language: str) -> Callable[[], object]:
    encoded = [text.encode() for text in TEXTS[language]]
    return lambda: [one.decode() for one in encoded]


def parsing(language: str) -> Callable[[], object]:
    from lxml import html

    pages = [
        "<html><body>" + "".join(f"<p>{line}</p>" for line in text.splitlines()) + "</body></html>"
        for text in TEXTS[language]
    ]
    return lambda: [html.fromstring(page).text_content() for page in pages]


def dates_only(language: str) -> Callable[[], object]:
    from dateparser.search import search_dates

    return lambda: [search_dates(text, languages=[language]) for text in TEXTS[language][:3]]


def main() -> int:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    peers = f"{'÷ decoding':>14}{'÷ HTML parser':>16}{'÷ dateparser, dates only':>28}"
    print(f"{'language':10}{'texts/s':>9}{peers}")
    for language, texts in TEXTS.items():
        row = f"{language:10}"
        for name, peer, share in (
            ("decode", decoding, 1.0),
            ("parse", parsing, 1.0),
            ("dates", dates_only, 3 / len(texts)),
        ):
            ours, other = medians(reading(language), peer(language))
            if name == "decode":
                row += f"{len(texts) / ours:9.0f}"
            ratio = other / (ours * share)
            row += f"{ratio:{14 if name == 'decode' else 16 if name == 'parse' else 28}.4g}"
        print(row, flush=True)
    print(f"medians of {ROUNDS} alternating rounds on one core; texts: tests/reading/examples")
    return 0


if __name__ == "__main__":
    sys.exit(main())
