"""Keeping a source: its bytes as they came, its text, and each time that it was met."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Literal

from django.db import IntegrityError, OperationalError, transaction

from jawla.officers import audit
from jawla.officers.access import may_keep, require
from jawla.officers.models import Officer
from jawla.sources.fetch import Fetched, fetch
from jawla.sources.models import Original, Sighting, Source, Voice
from jawla.sources.voices import guess_speaker
from jawla.terms.problem import Problem
from jawla.text.document import Document, open_document

LARGEST = 20 * 1024 * 1024
OnNew = Callable[[Source], object]


class TooLarge(Problem):
    """More bytes than a source may have."""

    what = "The file is too large."
    where = "{name} has {size} MB; a source has {largest} MB at most."
    remedy = "Keep the part that matters as a file of its own."


class TextUnfit(Problem):
    """The pasted text holds signs that are half a character, as a broken copy leaves them."""

    what = "The text cannot be kept: it holds half characters."
    where = "The first stands at place {place}."
    remedy = "Copy the text again from where it is shown."


class DiskFull(Problem):
    """Nothing was kept, for want of room."""

    what = "The disk is full. Nothing was kept."
    where = "{detail}"
    remedy = "Make room on the disk of the database, then keep the source again."


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping came to: a new source, or the one that had the same bytes or the same text already."""

    source: Source
    same: Literal["bytes", "text"] | None = None

    @property
    def new(self) -> bool:
        """Whether it was not there before."""
        return self.same is None


@dataclass(frozen=True, slots=True)
class Label:
    """What is said of a source beside its text; what is empty is guessed."""

    name: str = ""
    address: str = ""
    title: str = ""
    outlet: str = ""
    voice: str = ""
    voice_state: str = ""


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

    Raises the problems of `open_document`, TooLarge, DiskFull; then nothing at all was kept.
    """
    require(may_keep, by)
    label = Label(name, address, "", outlet, voice, voice_state)
    return _keep(content, media_type, charset, label, by, at, on_new)


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
    require(may_keep, by)
    label = Label("", address, title, outlet, voice, voice_state)
    return _keep(_encoded(text), "text/plain", "utf-8", label, by, at, on_new)


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
    label = Label(address=got.address)
    return _keep(got.content, got.media_type, got.charset, label, by, at, on_new)


def _keep(
    content: bytes,
    media_type: str | None,
    charset: str | None,
    label: Label,
    by: Officer,
    at: datetime,
    on_new: OnNew | None,
) -> Kept:
    if len(content) > LARGEST:
        size = -(-len(content) // 2**20)
        raise TooLarge(name=label.name or label.address, size=size, largest=LARGEST // 2**20)
    digest = sha256(content).hexdigest()
    with _whole_or_nothing():
        if kept := _recognise(label, by, at, sha256=digest):
            return kept
    # Opened outside any transaction: a page of 20 MB must not hold up other writers.
    document = open_document(content, name=label.name, media_type=media_type, charset=charset)
    with _whole_or_nothing():
        kept = _recognise(label, by, at, text_sha256=_text_digest(document))
        return kept or _add(document, digest, content, label, by, at, on_new)


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


def _recognise(label: Label, by: Officer, at: datetime, **digest: str) -> Kept | None:
    source = Source.objects.filter(**digest).first()
    if source is None:
        return None
    _sight(source, label, by, at)
    audit.record(by=by, verb="meet-again", kind="source", key=source.pk, at=at)
    return Kept(source, "bytes" if "sha256" in digest else "text")


def _add(
    document: Document,
    digest: str,
    content: bytes,
    label: Label,
    by: Officer,
    at: datetime,
    on_new: OnNew | None,
) -> Kept:
    source = _source_of(document, digest, label, by, at)
    try:
        with transaction.atomic():
            source.save(force_insert=True)
    except IntegrityError:
        # Somebody kept the same in this very moment.
        kept = _recognise(label, by, at, sha256=digest)
        kept = kept or _recognise(label, by, at, text_sha256=source.text_sha256)
        if kept is None:
            raise
        return kept
    Original.objects.create(source=source, content=content)
    _sight(source, label, by, at)
    if on_new is not None:
        on_new(source)
    audit.record(by=by, verb="keep", kind="source", key=source.pk, at=at)
    return Kept(source)


def _source_of(document: Document, digest: str, label: Label, by: Officer, at: datetime) -> Source:
    speaker = guess_speaker(address=label.address, outlet=label.outlet or document.outlet or "")
    return Source(
        sha256=digest,
        text_sha256=_text_digest(document),
        text=document.text,
        title=_line(label.title or document.title or "", 500),
        language=document.language or "",
        media_type=document.media_type,
        encoding=document.encoding or "",
        name=_line(label.name, 255),
        address=_line(label.address, 2000),
        outlet=_line(speaker.outlet, 200),
        voice=Voice(label.voice) if label.voice else speaker.voice,
        voice_state=_line(label.voice_state or ("" if label.voice else speaker.state), 8),
        published_on=_day(document.published),
        notes=list(document.notes),
        kept_at=at,
        kept_by=by,
    )


def _sight(source: Source, label: Label, by: Officer, at: datetime) -> None:
    Sighting.objects.create(
        source=source, address=_line(label.address, 2000), name=_line(label.name, 255), seen_at=at, seen_by=by
    )


def _text_digest(document: Document) -> str:
    return sha256(document.text.encode()).hexdigest()


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise TextUnfit(place=error.start) from None


def _line(words: str, longest: int) -> str:
    # Names of files and titles come from anywhere; control signs and half characters cannot be stored.
    return "".join(c for c in words if unicodedata.category(c) not in ("Cc", "Cs"))[:longest]


def _day(stated: str | None) -> date | None:
    # A page may state a month or a year only: then there is no day.
    return date.fromisoformat(stated) if stated and len(stated) == 10 else None
