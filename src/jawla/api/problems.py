"""Problems over the wire: a status, and the same three parts that a page shows."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from jawla.claims.decide import AlreadyDecided
from jawla.claims.find import ClaimUnknown, GroupUnknown
from jawla.claims.propose import AlreadyRead
from jawla.officers.access import NotAllowed
from jawla.officers.sign_in import TokenUnknown
from jawla.register.find import KindUnknown, RecordUnknown
from jawla.sources.find import SourceUnknown
from jawla.sources.keep import DiskFull, TooLarge
from jawla.terms.problem import Problem

# Everything else that is wrong with what was sent is 422.
STATUS: dict[type[Problem], int] = {
    TokenUnknown: 401,
    NotAllowed: 403,
    SourceUnknown: 404,
    ClaimUnknown: 404,
    GroupUnknown: 404,
    KindUnknown: 404,
    RecordUnknown: 404,
    AlreadyDecided: 409,
    AlreadyRead: 409,
    TooLarge: 413,
    DiskFull: 507,
}


class NotSignedIn(Problem):
    """A request from nobody."""

    what = "Nobody is signed in."
    where = "This request has neither a session nor a token."
    remedy = "Sign in, or send a token in the Authorization header: Bearer TOKEN."


class RequestUnfit(Problem):
    """The request does not have the form that the description gives."""

    what = "The request does not have the form that is described."
    where = "{place}: {detail}."
    remedy = "Compare it with the description at /api/docs."


def install(api: NinjaAPI) -> None:
    """Let `api` answer every problem in this form."""

    @api.exception_handler(Problem)
    def named(request: HttpRequest, problem: Problem) -> HttpResponse:
        return _answer(api, request, problem, STATUS.get(type(problem), 422))

    @api.exception_handler(AuthenticationError)
    def unknown(request: HttpRequest, _: AuthenticationError) -> HttpResponse:
        return _answer(api, request, NotSignedIn(), 401)

    @api.exception_handler(ValidationError)
    def unfit(request: HttpRequest, error: ValidationError) -> HttpResponse:
        return _answer(api, request, _first_unfit(error), 422)

    @api.exception_handler(HttpError)
    def refused(request: HttpRequest, error: HttpError) -> HttpResponse:
        problem = RequestUnfit(place=request.path, detail=str(error))
        return _answer(api, request, problem, error.status_code)


def _answer(api: NinjaAPI, request: HttpRequest, problem: Problem, status: int) -> HttpResponse:
    parts = {"what": problem.what, "where": problem.where, "remedy": problem.remedy}
    said = {name: gettext(part).format(**problem.values) if part else "" for name, part in parts.items()}
    return api.create_response(request, {"kind": type(problem).__name__, **said}, status=status)


def _first_unfit(error: ValidationError) -> RequestUnfit:
    first = error.errors[0]
    return RequestUnfit(place=".".join(str(step) for step in first["loc"]), detail=first["msg"])
