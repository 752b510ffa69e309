from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Status
from ninja.pagination import paginate

from jawla.api.shapes import ClaimIn, ClaimOut, CorrectIn, DecideIn, DecisionOut, EnteredOut, Number
from jawla.api.sign_in import officer_of
from jawla.claims import find
from jawla.claims.propose import add_claim
from jawla.register import enter
from jawla.sources.find import find_source

router = Router(tags=["claims"])


@router.get("", response=list[ClaimOut], summary="Claims by source, group, state and field")
@paginate
def list_claims(
    request: HttpRequest,
    source: Number | None = None,
    group: Number | None = None,
    state: str = "",
    field: str = "",
) -> Any:  # noqa: ANN401 - a query, made a page by the decorator
    officer_of(request)
    return find.find_claims(source=source, group=group, state=state, field=field)


@router.get("/{int:claim_id}", response=ClaimOut, summary="One claim with its decisions")
def show_claim(request: HttpRequest, claim_id: Number) -> Any:  # noqa: ANN401
    officer_of(request)
    return find.find_claim(claim_id)


@router.get(
    "/{int:claim_id}/history", response=list[DecisionOut], summary="All decisions, corrections included"
)
def show_history(request: HttpRequest, claim_id: Number) -> Any:  # noqa: ANN401
    officer_of(request)
    return find.find_history(find.find_claim(claim_id))


@router.post("", response={201: ClaimOut}, summary="Add a claim that the reader missed")
def add(request: HttpRequest, given: ClaimIn) -> Status[Any]:
    claim = add_claim(
        source=find_source(given.source),
        group=find.find_group(given.group).group if given.group else None,
        kind=given.kind,
        parent=find.find_group(given.parent).group if given.parent else None,
        field=given.field,
        value=given.value,
        start=given.start,
        end=given.end,
        by=officer_of(request),
        at=timezone.now(),
    )
    return Status(201, find.find_claim(claim.pk))


@router.post("/accept", response=EnteredOut, summary="Accept claims, all or none")
def accept(request: HttpRequest, given: DecideIn) -> Any:  # noqa: ANN401
    return enter.accept_claims(**_chosen(request, given))


@router.post("/reject", response=EnteredOut, summary="Reject claims, all or none, with a reason")
def reject(request: HttpRequest, given: DecideIn) -> Any:  # noqa: ANN401
    return enter.reject_claims(**_chosen(request, given))


@router.post("/withdraw", response=EnteredOut, summary="Take the last decisions on claims back")
def withdraw(request: HttpRequest, given: DecideIn) -> Any:  # noqa: ANN401
    return enter.withdraw_claims(**_chosen(request, given))


@router.post(
    "/{int:claim_id}/correct", response=EnteredOut, summary="Put another value or other words in place"
)
def correct(request: HttpRequest, claim_id: Number, given: CorrectIn) -> Any:  # noqa: ANN401
    return enter.correct_claim(
        claim=find.find_claim(claim_id), **given.dict(), by=officer_of(request), at=timezone.now()
    )


def _chosen(request: HttpRequest, given: DecideIn) -> dict[str, Any]:
    return {
        "by": officer_of(request),
        "at": timezone.now(),
        "claims": find.find_claims_by_number(given.claims),
        "reason": given.reason,
    }
