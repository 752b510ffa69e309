from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from jawla.officers.access import may_decide, require
from jawla.register import find
from jawla.register.rule import rule_on_difference
from jawla.web.records.captions import SAID
from jawla.web.records.ledger import show_ledger
from jawla.web.records.round import show_round_page
from jawla.web.records.show import list_sources, show_differences, show_records
from jawla.web.ways import way_back
from jawla.web.words import page_language

COLUMNS = 4  # of a list: more do not fit beside the name; the rest stands on the record's page


@require_GET
def list_records(request: HttpRequest, kind: str) -> HttpResponse:
    records = find.find_records(kind, witnesses=False)
    ordered = find.newest_first(records) if kind == "round" else records
    rows = show_records(ordered, without=SAID.get(kind, ()))
    for row in rows:
        row.cells = row.cells[:COLUMNS]
    declared = find.kinds()[kind]
    context = {"kind": declared, "label": declared.plural.say(page_language()), "rows": rows}
    return render(request, "records/list.html", context)


@require_POST
def rule(request: HttpRequest, kind: str, key: int) -> HttpResponse:
    """One of the values on which sources differ holds, says an officer."""
    claim = request.POST.get("claim", "")
    rule_on_difference(
        kind=kind,
        record=key,
        field=request.POST.get("field", ""),
        claim=int(claim) if claim.isdecimal() else 0,
        reason=request.POST.get("reason", ""),
        by=require(may_decide, request.user),
        at=timezone.now(),
    )
    messages.success(request, gettext("Settled by your ruling."))
    return redirect(way_back(request))


@require_GET
def show_record(request: HttpRequest, kind: str, key: int) -> HttpResponse:
    template, page_of = PAGES.get(kind, ("records/record.html", _plain_page))
    context = page_of(kind, key)
    declared = find.kinds()[kind]
    return render(
        request, template, context | {"kind": declared, "plural": declared.plural.say(page_language())}
    )


def _plain_page(kind: str, key: int) -> dict[str, Any]:
    record = find.find_record(kind, key)
    return {
        "shown": show_records([record])[0],
        "rounds": show_records(find.find_rounds_of(kind, key)),
        "differences": show_differences([record]),
        "sources": list_sources([record]),
    }


def _mechanism_page(kind: str, key: int) -> dict[str, Any]:
    view = find.find_mechanism(key)
    rounds = [line.record for line in view.lines if line.record]
    return {
        "shown": show_records([view.record])[0],
        "ledger": show_ledger(view),
        "differences": show_differences([view.record]),
        "sources": list_sources([view.record, *rounds]),
    }


def _round_page(kind: str, key: int) -> dict[str, Any]:
    return show_round_page(find.find_round(key))


PAGES: dict[str, tuple[str, Callable[[str, int], dict[str, Any]]]] = {
    "mechanism": ("records/mechanism.html", _mechanism_page),
    "round": ("records/round.html", _round_page),
}
