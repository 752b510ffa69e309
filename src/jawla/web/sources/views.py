from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from jawla.claims import background, take_in
from jawla.claims.find import find_reading
from jawla.officers.access import may_keep, require
from jawla.sources import find
from jawla.sources.keep import Kept
from jawla.terms.problem import Problem
from jawla.web.problems import as_problem, status_of
from jawla.web.words import choices


class NothingGiven(Problem):
    what = "There is nothing to keep."
    where = "Form “Add a source”."
    remedy = "Give an address, choose a file, or paste a text."


def add_source(request: HttpRequest) -> HttpResponse:
    require(may_keep, request.user)
    problem = None
    if request.method == "POST":
        try:
            return _say_kept(request, _keep(request))
        except Problem as error:
            problem = error
    context = {
        "problem": problem,
        "given": request.POST,
        "voices": find.voices(),
        "states": choices("states"),
    }
    return render(request, "sources/add.html", context, status=status_of(problem) if problem else 200)


def _keep(request: HttpRequest) -> Kept:
    keep = KEEPERS.get(request.POST.get("by", ""))
    if keep is None:
        raise NothingGiven()
    return keep(request)


def _keep_address(request: HttpRequest) -> Kept:
    address = request.POST.get("address", "").strip()
    if not address:
        raise NothingGiven()
    return take_in.take_in_address(address=address, by=require(may_keep, request.user), at=timezone.now())


def _keep_file(request: HttpRequest) -> Kept:
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        raise NothingGiven()
    return take_in.take_in_bytes(
        content=file.read(), name=file.name or "", by=require(may_keep, request.user), at=timezone.now()
    )


def _keep_text(request: HttpRequest) -> Kept:
    given = {
        name: request.POST.get(name, "").strip()
        for name in ("title", "address", "outlet", "voice", "voice_state")
    }
    text = request.POST.get("text", "")
    if not text.strip():
        raise NothingGiven()
    return take_in.take_in_text(text=text, by=require(may_keep, request.user), at=timezone.now(), **given)


KEEPERS: dict[str, Callable[[HttpRequest], Kept]] = {
    "address": _keep_address,
    "file": _keep_file,
    "text": _keep_text,
}


def _say_kept(request: HttpRequest, kept: Kept) -> HttpResponse:
    said = {
        None: gettext("Kept, and being read."),
        "bytes": gettext("Already kept: the very same file was here before. This sighting was noted."),
        "text": gettext(
            "Already kept: the same text was here before, in another file. This sighting was noted."
        ),
    }
    messages.success(request, said[kept.same])
    return redirect("source", kept.source.pk)


@require_GET
def list_sources(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()
    return render(request, "sources/list.html", {"sources": find.find_sources(words=words), "words": words})


@require_GET
def show_source(request: HttpRequest, key: int) -> HttpResponse:
    reading = find_reading(key)
    context = {
        "source": find.find_source(key),
        "seen": find.find_sightings(key),
        "trouble": as_problem(reading.problem) if reading and reading.problem else None,
    }
    return render(request, "sources/source.html", context)


@require_POST
def read_again(request: HttpRequest, key: int) -> HttpResponse:
    background.read_again(source=key, by=require(may_keep, request.user), at=timezone.now())
    messages.success(request, gettext("Being read again."))
    return redirect("home")


@require_GET
def hand_out_original(request: HttpRequest, key: int) -> HttpResponse:
    """The bytes as they came, always as a file to save: nothing of a source is ever shown by the browser."""
    answer = HttpResponse(find.find_original(key), content_type="application/octet-stream")
    name = find.find_source(key).name or f"source-{key}"
    answer["Content-Disposition"] = content_disposition_header(True, name)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
