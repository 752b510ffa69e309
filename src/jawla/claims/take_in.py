"""Sources taken in: kept, and queued to be read, in one transaction. The verb that all doors call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from jawla.claims.background import enqueue_reading
from jawla.officers.models import Officer
from jawla.sources import keep
from jawla.sources.fetch import Fetched, fetch
from jawla.sources.keep import Kept


def take_in_bytes(
    *,
    content: bytes,
    name: str,
    by: Officer,
    at: datetime,
    outlet: str = "",
    voice: str = "",
    voice_state: str = "",
) -> Kept:
    """The source of a file, kept and waiting to be read; or the one that was there already."""
    return keep.keep_bytes(
        content=content,
        name=name,
        outlet=outlet,
        voice=voice,
        voice_state=voice_state,
        by=by,
        at=at,
        on_new=enqueue_reading,
    )


def take_in_text(
    *,
    text: str,
    by: Officer,
    at: datetime,
    title: str = "",
    address: str = "",
    outlet: str = "",
    voice: str = "",
    voice_state: str = "",
) -> Kept:
    """The source of a pasted text or an officer's note, kept and waiting to be read."""
    return keep.keep_text(
        text=text,
        title=title,
        address=address,
        outlet=outlet,
        voice=voice,
        voice_state=voice_state,
        by=by,
        at=at,
        on_new=enqueue_reading,
    )


def take_in_address(
    *, address: str, by: Officer, at: datetime, get: Callable[[str], Fetched] = fetch
) -> Kept:
    """The source of a page on the web, fetched, kept and waiting to be read."""
    return keep.keep_address(address=address, by=by, at=at, on_new=enqueue_reading, get=get)
