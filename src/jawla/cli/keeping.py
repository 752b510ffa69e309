"""The work of `jawla keep`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from django.utils import timezone

from jawla.claims import background, find, take_in
from jawla.cli.database import prepare_database
from jawla.cli.text import read_file
from jawla.cli.words import gettext, speak
from jawla.officers.access import Officer
from jawla.officers.enrol import ensure_administrator, find_officer
from jawla.sources.keep import Kept
from jawla.terms.problem import Problem


def keep_all(arguments: argparse.Namespace) -> int:
    """Exit code 0 when everything was kept or was there already, else 1."""
    prepare_database()
    by = find_officer(arguments.officer) if arguments.officer else ensure_administrator(at=timezone.now())
    kept: list[tuple[str, Kept]] = []
    problems = 0
    for name in arguments.sources:
        try:
            kept.append((name, _keep(name, arguments, by)))
        except Problem as problem:
            print(f"{name}: {speak(problem)}", file=sys.stderr)
            problems += 1
    if arguments.read:
        background.work(until_done=True)
    for name, one in kept:
        print(_shown(name, one, arguments.format), flush=True)
    return 1 if problems else 0


def _keep(name: str, arguments: argparse.Namespace, by: Officer) -> Kept:
    if "://" in name:
        return take_in.take_in_address(address=name, by=by, at=timezone.now())
    return take_in.take_in_bytes(
        content=read_file(name),
        name="" if name == "-" else Path(name).name,
        outlet=arguments.outlet,
        voice=arguments.voice,
        voice_state=arguments.state,
        by=by,
        at=timezone.now(),
    )


def _shown(name: str, kept: Kept, form: str) -> str:
    claims = find.count_claims(kept.source.pk)
    read = find.find_reading(kept.source.pk) is not None
    return _as_json(name, kept, claims, read) if form == "json" else _in_words(name, kept, claims, read)


def _as_json(name: str, kept: Kept, claims: dict[str, int], read: bool) -> str:
    source = kept.source
    source.refresh_from_db()  # the reading may have told its outlet
    said = {"given": name, "source": source.pk, "new": kept.new, "same": kept.same, "read": read}
    about = {
        "title": source.title,
        "language": source.language,
        "outlet": source.outlet,
        "voice": source.voice,
    }
    return json.dumps({**said, **about, "sha256": source.sha256, "claims": claims}, ensure_ascii=False)


def _in_words(name: str, kept: Kept, claims: dict[str, int], read: bool) -> str:
    said = [gettext("{name} is source {source}.", name=name, source=kept.source.pk)]
    if kept.same == "bytes":
        said.append(gettext("The same file was kept before."))
    if kept.same == "text":
        said.append(gettext("The same text was kept before, from another file."))
    if read:
        said.append(gettext("It is read; claims: {claims}.", claims=sum(claims.values())))
    else:
        said.append(gettext("It waits to be read."))
    return " ".join(said)
