from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from jawla.officers.access import may_decide, require
from jawla.sources.find import find_source
from jawla.terms.problem import Problem
from jawla.web.claims import add
from jawla.web.claims.board import find_board
from jawla.web.claims.desk import lay_out_desk
from jawla.web.claims.verdicts import ASIDE, LAST, carry_out
from jawla.web.problems import status_of


@require_GET
def list_waiting(request: HttpRequest) -> HttpResponse:
    return render(request, "claims/waiting.html", {"board": find_board(None)})


@require_GET
def show_desk(request: HttpRequest, key: int) -> HttpResponse:
    return render(request, "claims/desk.html", _context(request, key))


@require_POST
def decide(request: HttpRequest, key: int) -> HttpResponse:
    """One decision; the answer is the part of the page that changed, or without script the whole of it."""
    problem = None
    try:
        carry_out(request, key)
    except Problem as error:
        problem = error
    if problem is None and not request.headers.get("HX-Request"):
        return redirect(f"{reverse('desk-source', args=[key])}#c{request.POST.get('claim', '')}")
    context = _context(request, key) | {"problem": problem}
    template = "claims/answer.html" if request.headers.get("HX-Request") else "claims/desk.html"
    return render(request, template, context, status=status_of(problem) if problem else 200)


def add_claim(request: HttpRequest, key: int) -> HttpResponse:
    """The second step of adding a claim: the value of what the words say; a POST adds it."""
    officer = require(may_decide, request.user)
    source, given = find_source(key), request.POST or request.GET
    words = given.get("words", "")
    place, problem = None, None
    try:
        place = add.find_place(source, given.get("what", ""))
        add.find_words(source, words)
        if request.method == "POST":
            claim = add.add(source, place, words, given.get("value", ""), by=officer, at=timezone.now())
            return redirect(f"{reverse('desk-source', args=[key])}#c{claim.pk}")
    except Problem as error:
        problem = error
    context = {"source": source, "words": words, "what": given.get("what", ""), "problem": problem}
    template = "claims/add_value.html"
    if place is None or isinstance(problem, (add.WordsMissing, add.WordsTwice)):
        template = "claims/add_words.html"
        context["things"] = add.list_things(lay_out_desk(key, set()))
    else:
        context |= {"place": place, "field": add.value_field(place, words)}
    return render(request, template, context, status=status_of(problem) if problem else 200)


def _context(request: HttpRequest, key: int) -> dict[str, Any]:
    last = request.session.get(LAST)
    desk = lay_out_desk(key, set(request.session.get(ASIDE, [])))
    return {
        "desk": desk,
        "source": desk.source,
        "things": add.list_things(desk),
        "last": last if last and last["source"] == key else None,
    }
