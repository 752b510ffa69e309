"""Whether a claim's value is one that its field can hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jawla.claims.models import Claim
from jawla.register.declare import Field, Type
from jawla.register.models import KINDS
from jawla.register.wording import known_codes
from jawla.terms.dates import span
from jawla.terms.problem import Problem


class ValueUnfit(Problem):
    """The value is not of the kind that the field holds."""

    what = "The value “{value}” does not fit the field {field}."
    where = "Claim {claim}, in the words “{quote}”."
    remedy = "Correct the claim."


class FieldUnknown(Problem):
    """No record has such a field."""

    what = "The register has no field {field} for a {kind}."
    where = "Claim {claim}, in the words “{quote}”."
    remedy = "Reject the claim, and add it again with a field that there is."


REMEDIES = {
    Type.DATE: "Correct the claim: a date is written 2025, 2025-04 or 2025-04-25.",
    Type.NUMBER: "Correct the claim: write a number in digits, without separators.",
    Type.COUNT: "Correct the claim: write a whole number from 1 to 9999.",
    Type.BOOLEAN: "Correct the claim: choose yes or no.",
    Type.CODE: "Correct the claim: choose one of the list.",
    Type.STATUS: "Correct the claim: choose one of the list.",
    Type.STATE: "Correct the claim: choose a state or a bloc.",
    Type.TEXT: "Correct the claim: write the words.",
    Type.CITY: "Correct the claim: write the city's English name.",
    Type.NAMES: "Correct the claim: write the name.",
}


def require_fit(claims: Iterable[Claim]) -> None:
    """Raises ValueUnfit or FieldUnknown for the first claim that the register cannot hold."""
    for claim in claims:
        fields = [one for one in declared_fields(claim.group.kind, claim.field) if one.type is not Type.LINK]
        if not fields:
            raise FieldUnknown(field=claim.field, kind=claim.group.kind, claim=claim.pk, quote=claim.quote)
        for declared in fields:
            if not is_fit(declared, claim.value):
                said = {"value": str(claim.value), "field": claim.field, "quote": claim.quote}
                raise ValueUnfit("", "", REMEDIES[declared.type], claim=claim.pk, **said)


def declared_fields(group: str, field: str) -> Iterator[Field]:
    """The fields of all kinds that a claim of such a group fills."""
    for kind in KINDS.values():
        yield from (one for one in kind.fields if (group, field) in one.claims)


def is_fit(declared: Field, value: object) -> bool:
    """Whether `value` can stand in the field."""
    if declared.type is Type.BOOLEAN:
        return isinstance(value, bool)
    if declared.type is Type.COUNT:
        return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 9999
    if declared.type is Type.NUMBER:
        return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e300
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        return False
    return _is_fit_text(declared, value)


def _is_fit_text(declared: Field, value: str) -> bool:
    if declared.type is Type.DATE:
        return _is_date(value)
    if declared.type is Type.STATE:
        return value in known_codes("states")
    if declared.type in (Type.CODE, Type.STATUS):
        return value in (declared.values or known_codes(declared.vocabulary))
    return True


def _is_date(value: str) -> bool:
    try:
        first, last = span(value)
    except ValueError:
        return False
    return first <= last
