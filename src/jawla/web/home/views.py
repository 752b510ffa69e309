from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jawla.claims import find
from jawla.web.claims.board import find_board
from jawla.web.claims.decided import together

SHOWN = 8


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "home/home.html",
        {"board": find_board(SHOWN), "last": together(find.find_last_decisions(SHOWN * 25))[:SHOWN]},
    )
