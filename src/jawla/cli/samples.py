"""The sample articles: kept and read before the desk opens, with a line for each."""

from __future__ import annotations

import sys
from pathlib import Path

from django.utils import timezone

from jawla.claims import background, find, take_in
from jawla.cli.words import gettext, speak
from jawla.officers.access import Officer
from jawla.terms.problem import Problem

ENDINGS = (".txt", ".html", ".htm", ".pdf", ".docx", ".eml")


class NoSamples(Problem):
    """There is nothing to take in."""

    what = "There are no articles in this folder."
    where = "{folder}"
    remedy = "Name a folder with files that end in .txt, .html, .pdf, .docx or .eml."


def take_in_samples(folder: Path, *, by: Officer) -> None:
    """Keep and read every article of `folder`; one that cannot be kept is named. Raises NoSamples."""
    articles = sorted(path for path in folder.glob("*") if path.suffix.lower() in ENDINGS)
    if not articles:
        raise NoSamples(folder=str(folder))
    for number, path in enumerate(articles, start=1):
        place = gettext("{number} of {all}", number=number, all=len(articles))
        print(f"{place}  {path.name}: {_take_in(path, by)}", flush=True)


def _take_in(path: Path, by: Officer) -> str:
    try:
        kept = take_in.take_in_bytes(content=path.read_bytes(), name=path.name, by=by, at=timezone.now())
    except (Problem, OSError) as error:
        print(f"{path}: {speak(error) if isinstance(error, Problem) else error}", file=sys.stderr)
        return gettext("not kept")
    background.work(until_done=True)
    claims = sum(find.count_claims(kept.source.pk).values())
    if kept.new:
        return gettext("kept and read; claims: {claims}", claims=claims)
    return gettext("kept before; claims: {claims}", claims=claims)
