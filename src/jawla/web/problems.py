"""Problems as pages and as parts of pages: what, where, what to do, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from jawla.claims.background import NotStuck
from jawla.claims.decide import AlreadyDecided
from jawla.claims.find import ClaimUnknown
from jawla.officers.access import NotAllowed
from jawla.officers.sign_in import EntryClosed
from jawla.register.find import KindUnknown, RecordUnknown, kinds
from jawla.sources.find import SourceUnknown
from jawla.terms.problem import Problem
from jawla.web.fields import FIELDS, kind_label

LANGUAGES: dict[str, str | Promise] = {"ar": _("Arabic"), "zh": _("Chinese"), "en": _("English")}

Answer = Callable[[HttpRequest], HttpResponse]


class PageNotFound(Problem):
    what = "This page is not here."
    where = "Address {address}."
    remedy = "Go to the home page, or to the list where you found the link."


class PageRefused(Problem):
    what = "You may not do this."
    where = "Address {address}."
    remedy = "Ask an administrator for the role that may."


class FormStale(Problem):
    what = "The page you sent was too old to be trusted."
    where = "Address {address}."
    remedy = "Open the page again and repeat what you did; check that the browser keeps cookies of this site."


class RequestBad(Problem):
    what = "The browser sent something that cannot be read."
    where = "Address {address}."
    remedy = "Go back and try again; a file may have 20 MB at most."


class ServerFailed(Problem):
    what = "Something went wrong here, and nothing was changed."
    where = "Address {address}."
    remedy = "Try again; if it happens again, send the administrator this address and the time."


def sentence(part: str, values: dict[str, str | int | float | None]) -> SafeString:
    """One part of a problem, translated, with each foreign value isolated from the sentence around it."""
    if not part or not values:
        return conditional_escape(gettext(part) if part else "")
    return format_html(
        gettext(part), **{name: _isolated(label_of(name, value)) for name, value in values.items()}
    )


def label_of(name: str, value: str | int | float | None) -> str | int | float | Promise | None:
    """A kind, a field or a language by its label in the language of the page; other values as they are."""
    if name == "kind" and value in kinds():
        return kinds()[str(value)].label.say(get_language() or "en")
    if name == "kind":
        return kind_label(str(value))
    if name == "field":
        named = (means.label for (_kind, field), means in FIELDS.items() if field == value)
        return next(named, value)
    return LANGUAGES.get(str(value), value) if name == "language" else value


def _isolated(value: str | int | float | Promise | None) -> SafeString | int | float:
    if isinstance(value, (int, float)):
        return value
    words = str(value) if value else ""
    return format_html("<bdi>{}</bdi>", gettext(words) if words else "")


def as_problem(stored: dict[str, Any]) -> Problem:
    """The problem that a reading keeps, to be told in the language of the page."""
    return Problem(stored["what"], stored["where"], stored["remedy"], **stored.get("values", {}))


def told(problem: Problem) -> dict[str, SafeString]:
    """The three sentences for a template."""
    return {part: sentence(getattr(problem, part), problem.values) for part in ("what", "where", "remedy")}


STATUS: dict[type[Problem], HTTPStatus] = {
    NotAllowed: HTTPStatus.FORBIDDEN,
    SourceUnknown: HTTPStatus.NOT_FOUND,
    KindUnknown: HTTPStatus.NOT_FOUND,
    RecordUnknown: HTTPStatus.NOT_FOUND,
    ClaimUnknown: HTTPStatus.NOT_FOUND,
    AlreadyDecided: HTTPStatus.CONFLICT,
    NotStuck: HTTPStatus.CONFLICT,
    EntryClosed: HTTPStatus.GONE,
}


def status_of(problem: Problem) -> int:
    """The status of the answer that tells it; 422 where nothing else fits."""
    return STATUS.get(type(problem), HTTPStatus.UNPROCESSABLE_ENTITY)


def show_problem(request: HttpRequest, problem: Problem, status: int | None = None) -> HttpResponse:
    """The problem as a page of its own, or as a part where a part of a page was asked for."""
    status = status or status_of(problem)
    if request.headers.get("HX-Request"):
        answer = render(request, "parts/problem.html", {"problem": problem}, status=status)
        answer["HX-Retarget"], answer["HX-Reswap"] = "#problem", "innerHTML show:top"
        return answer
    return render(request, "problem.html", {"problem": problem}, status=status)


class ProblemPages:
    """Middleware: a Problem that no view caught becomes its page."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, Problem) and not request.path.startswith("/api/"):
            return show_problem(request, error)
        return None


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return show_problem(request, PageNotFound(address=request.path), HTTPStatus.NOT_FOUND)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    return show_problem(request, PageRefused(address=request.path), HTTPStatus.FORBIDDEN)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return show_problem(request, RequestBad(address=request.path), HTTPStatus.BAD_REQUEST)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    return show_problem(request, FormStale(address=request.path), HTTPStatus.FORBIDDEN)


def failed(request: HttpRequest) -> HttpResponse:
    return show_problem(request, ServerFailed(address=request.path), HTTPStatus.INTERNAL_SERVER_ERROR)
