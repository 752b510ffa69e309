from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import File, Form, Router, Status
from ninja.files import UploadedFile
from ninja.pagination import paginate

from jawla.api.shapes import (
    AddressIn,
    ClaimOut,
    KeptOut,
    Number,
    SourceOut,
    TextIn,
    WholeSourceOut,
)
from jawla.api.sign_in import officer_of
from jawla.claims import find as claims
from jawla.claims import take_in
from jawla.sources import find
from jawla.sources.fetch import LARGEST
from jawla.sources.keep import Kept, TooLarge

router = Router(tags=["sources"])
Answer = Status[Kept]
KEPT = {200: KeptOut, 201: KeptOut}


@router.get("", response=list[SourceOut], summary="Sources, newest first")
@paginate
def list_sources(request: HttpRequest, voice: str = "", language: str = "", words: str = "") -> Any:  # noqa: ANN401 - a query, made a page by the decorator
    officer_of(request)
    return find.find_sources(voice=voice, language=language, words=words)


@router.get("/{int:source_id}", response=WholeSourceOut, summary="One source with its text")
def show_source(request: HttpRequest, source_id: Number) -> dict[str, Any]:
    officer_of(request)
    source = find.find_source(source_id)
    return {
        "source": source,
        "text": source.text,
        "sightings": find.find_sightings(source_id),
        "claims": claims.count_claims(source_id),
        "read": claims.find_reading(source_id) is not None,
    }


@router.get("/{int:source_id}/original", summary="The bytes of a source as they came")
def download_original(request: HttpRequest, source_id: Number) -> HttpResponse:
    officer_of(request)
    # Never as what it says it is: a page must not run here.
    return HttpResponse(
        find.find_original(source_id),
        content_type="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="source-{source_id}"'},
    )


@router.get("/{int:source_id}/reading", summary="What was read in a source")
def show_reading(request: HttpRequest, source_id: Number) -> dict[str, Any]:
    officer_of(request)
    find.find_source(source_id)
    reading = claims.find_reading(source_id)
    if reading is None:
        return {"read": False}
    return {
        "read": True,
        "read_at": reading.read_at,
        "reader_version": reading.reader_version,
        "problem": reading.problem,
        "reading": reading.content or None,
    }


@router.get("/{int:source_id}/claims", response=list[ClaimOut], summary="The claims of a source")
def list_claims(request: HttpRequest, source_id: Number) -> Any:  # noqa: ANN401
    officer_of(request)
    find.find_source(source_id)
    return claims.find_claims(source=source_id)


@router.post("/file", response=KEPT, summary="Keep a file")
def keep_file(
    request: HttpRequest,
    file: UploadedFile = File(...),  # noqa: B008 - ninja's way to say where it comes from
    outlet: str = Form(""),
    voice: str = Form(""),
    voice_state: str = Form(""),
) -> Answer:
    if (file.size or 0) > LARGEST:
        raise TooLarge(name=file.name or "", largest=LARGEST // 2**20)
    return _said(
        take_in.take_in_bytes(
            content=file.read(),
            name=file.name or "",
            outlet=outlet,
            voice=voice,
            voice_state=voice_state,
            by=officer_of(request),
            at=timezone.now(),
        )
    )


@router.post("/text", response=KEPT, summary="Keep a pasted text or a note")
def keep_text(request: HttpRequest, given: TextIn) -> Answer:
    return _said(take_in.take_in_text(**given.dict(), by=officer_of(request), at=timezone.now()))


@router.post("/address", response=KEPT, summary="Fetch a page and keep it")
def keep_address(request: HttpRequest, given: AddressIn) -> Answer:
    return _said(take_in.take_in_address(address=given.address, by=officer_of(request), at=timezone.now()))


def _said(kept: Kept) -> Answer:
    return Status(201 if kept.new else 200, kept)
