"""Keeping a source: its bytes as they came, its text, and each time that it was met."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db import IntegrityError, OperationalError, transaction

from jawla.officers import audit
from jawla.officers.access import may_keep, require
from jawla.officers.models import Officer
from jawla.sources.describe import Handed, describe, known_voice, line, text_digest
from jawla.sources.fetch import LARGEST, Fetched, fetch
from jawla.sources.models import Original, Sighting, Source
from jawla.terms.problem import Problem
from jawla.text.document import Document, open_document

OnNew = Callable[[Source], object]


class TooLarge(Problem):
    """More bytes than a source may have."""

    what = "The file is too large."
    where = "{name} has more than {largest} MB, the most that a source may have."
    remedy = "Keep the part that matters as a file of its own."


class TextUnfit(Problem):
    """The pasted text holds half characters, as a broken copy leaves them."""

    what = "The text cannot be kept: it holds half characters."
    where = "The first one stands at place {place}."
    remedy = "Copy the text again from where it is shown."


class DiskFull(Problem):
    """Nothing was kept, for want of room."""

    what = "The disk is full. Nothing was kept."
    where = "The disk of the database ({detail})."
    remedy = "Make room there, then keep the source again."


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping came to: a new source, or the one that had the same bytes or the same text already."""

    source: Source
    same: Literal["bytes", "text"] | None = None

    @property
    def new(self) -> bool:
        """Whether it was not there before."""
        return self.same is None


def keep_bytes(
    *,
    content: bytes,
    name: str,
    by: Officer,
    at: datetime,
    address: str = "",
    media_type: str | None = None,
    charset: str | None = None,
    outlet: str = "",
    voice: str = "",
    voice_state: str = "",
    on_new: OnNew | None = None,
) -> Kept:
    """The source of a file, new or recognised; `on_new` is called with a new one in the same transaction.

    Raises the problems of `open_document`, TooLarge, VoiceUnknown, DiskFull; then nothing at all was kept.
    """
    handed = Handed(content, by, at, name, address, "", outlet, voice, voice_state, media_type, charset)
    return _keep(handed, on_new)


def keep_text(
    *,
    text: str,
    by: Officer,
    at: datetime,
    title: str = "",
    address: str = "",
    outlet: str = "",
    voice: str = "",
    voice_state: str = "",
    on_new: OnNew | None = None,
) -> Kept:
    """The source of a pasted text; an officer's own note has the voice `officer`."""
    content = _encoded(text)
    handed = Handed(content, by, at, "", address, title, outlet, voice, voice_state, "text/plain", "utf-8")
    return _keep(handed, on_new)


def keep_address(
    *,
    address: str,
    by: Officer,
    at: datetime,
    on_new: OnNew | None = None,
    get: Callable[[str], Fetched] = fetch,
) -> Kept:
    """The source of a page on the web, fetched before the transaction begins; the problems of `fetch` too."""
    require(may_keep, by)
    got = get(address)
    handed = Handed(got.content, by, at, address=got.address, media_type=got.media_type, charset=got.charset)
    return _keep(handed, on_new)


def _keep(handed: Handed, on_new: OnNew | None) -> Kept:
    require(may_keep, handed.by)
    if handed.voice:
        known_voice(handed.voice)
    if len(handed.content) > LARGEST:
        raise TooLarge(name=handed.called, largest=LARGEST // 2**20)
    with _whole_or_nothing():
        kept = _recognise(handed, sha256=handed.digest)
    if kept:
        return kept
    # Opened outside any transaction: a page of 20 MB must not hold up other writers.
    document = open_document(
        handed.content, name=handed.called, media_type=handed.media_type, charset=handed.charset
    )
    with _whole_or_nothing():
        return _recognise(handed, text_sha256=text_digest(document)) or _add(handed, document, on_new)


@contextmanager
def _whole_or_nothing() -> Iterator[None]:
    try:
        with transaction.atomic():
            yield
    except (OperationalError, OSError) as error:
        if _lacks_room(error):
            raise DiskFull(detail=str(error)) from error
        raise


def _lacks_room(error: Exception) -> bool:
    code = getattr(error.__cause__, "sqlite_errorcode", None)
    state = getattr(error.__cause__, "sqlstate", None)
    # PostgreSQL: 53100 disk_full. Operating system: 28 ENOSPC.
    return code == sqlite3.SQLITE_FULL or state == "53100" or getattr(error, "errno", None) == 28


def _recognise(handed: Handed, **digest: str) -> Kept | None:
    source = Source.objects.filter(**digest).first()
    if source is None:
        return None
    _sight(source, handed)
    audit.record(by=handed.by, verb="meet-again", kind="source", key=source.pk, at=handed.at)
    return Kept(source, "bytes" if "sha256" in digest else "text")


def _add(handed: Handed, document: Document, on_new: OnNew | None) -> Kept:
    source = describe(handed, document)
    try:
        with transaction.atomic():
            source.save(force_insert=True)
    except IntegrityError:
        # Somebody kept the same in this very moment.
        same = _recognise(handed, sha256=source.sha256) or _recognise(handed, text_sha256=source.text_sha256)
        if same is None:
            raise
        return same
    Original.objects.create(source=source, content=handed.content)
    _sight(source, handed)
    if on_new is not None:
        on_new(source)
    audit.record(by=handed.by, verb="keep", kind="source", key=source.pk, at=handed.at)
    return Kept(source)


def _sight(source: Source, handed: Handed) -> None:
    Sighting.objects.create(
        source=source,
        address=line(handed.address, 2000),
        name=line(handed.name, 255),
        seen_at=handed.at,
        seen_by=handed.by,
    )


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise TextUnfit(place=error.start) from None
