from dataclasses import asdict
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language
from ninja import Router
from ninja.pagination import paginate

from jawla.api.shapes import KindOut, Number, RecordOut, WholeRecordOut
from jawla.api.sign_in import officer_of
from jawla.register import find
from jawla.register.evidence import RecordView
from jawla.terms.problem import Problem

router = Router(tags=["records"])


class FilterUnknown(Problem):
    """Records of this kind do not belong to such another record."""

    what = "Records of the kind {kind} cannot be chosen by {name}."
    where = "The query of the request."
    remedy = "Leave it out, or ask for another kind."


@router.get(
    "", response=list[KindOut], summary="The kinds of records, with their fields and how many there are"
)
def list_kinds(request: HttpRequest) -> list[dict[str, Any]]:
    officer_of(request)
    counts, language = find.count_records(), _language()
    return [
        {
            "kind": name,
            "label": kind.plural.say(language),
            "count": counts[name],
            "fields": [
                {"name": one.name, "type": one.type, "label": one.label.say(language)} for one in kind.fields
            ],
        }
        for name, kind in find.kinds().items()
    ]


@router.get("/{kind}", response=list[RecordOut], summary="The records of a kind")
@paginate
def list_records(
    request: HttpRequest, kind: str, mechanism: Number | None = None, round: Number | None = None
) -> list[dict[str, Any]]:
    officer_of(request)
    given = {"mechanism": mechanism, "round": round}
    belongs: dict[str, Any] = {name: number for name, number in given.items() if number is not None}
    _require_fields(kind, belongs)
    return [_short(one) for one in find.find_records(kind, witnesses=False, **belongs)]


@router.get(
    "/{kind}/{int:number}", response=WholeRecordOut, summary="One record, each value with its evidence"
)
def show_record(request: HttpRequest, kind: str, number: Number) -> dict[str, Any]:
    officer_of(request)
    return _whole(find.find_record(kind, number))


def _require_fields(kind: str, belongs: dict[str, Any]) -> None:
    declared = find.kinds().get(kind)
    names = {one.name for one in declared.fields} if declared else set(belongs)
    for name in belongs:
        if name not in names:
            raise FilterUnknown(kind=kind, name=name)


def _short(record: RecordView) -> dict[str, Any]:
    return {
        "id": record.number,
        "kind": record.kind.name,
        "caption": record.caption(_language()),
        "values": {name: one.value for name, one in record.values.items()},
        "inferred": record.inferred,
    }


def _whole(record: RecordView) -> dict[str, Any]:
    evidence = {name: [asdict(one) for one in value.witnesses] for name, value in record.values.items()}
    differences = [value.field.name for value in record.differences]
    return {**_short(record), "differences": differences, "evidence": evidence}


def _language() -> str:
    return get_language() or "en"
