"""What an officer's button means: which verb of the register it calls, and what the page says then."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from jawla.claims import find
from jawla.claims.find import Claim
from jawla.officers.access import Officer, may_decide, require
from jawla.register import enter
from jawla.sources.find import find_source
from jawla.terms.problem import Problem
from jawla.web.fields import meaning
from jawla.web.values import parse_value

ASIDE, LAST = "set_aside", "last_decision"  # of the officer's session: neither is a decision of the register


class VerdictUnknown(Problem):
    what = "There is no such decision: {verdict}."
    where = "Claim desk, source {source}."
    remedy = "Use the buttons of the page."


class WordsNotThere(Problem):
    what = "These words are not in the text: {words}"
    where = "Source {source}, correction of claim {claim}."
    remedy = "Copy the words exactly from the text, or leave the field as it was."


def carry_out(request: HttpRequest, key: int) -> None:
    """Do what the form says, and remember it for the line that offers to undo it."""
    verdict = request.POST.get("verdict", "")
    if verdict not in VERDICTS:
        raise VerdictUnknown(verdict=verdict, source=key)
    claims = find.find_claims_by_number([int(n) for n in request.POST.getlist("claim") if n.isdecimal()])
    decided, said = VERDICTS[verdict](request, claims)
    request.session[LAST] = {"source": key, "claims": decided, "said": said}


def _officer(request: HttpRequest) -> Officer:
    return require(may_decide, request.user)


def _accept(request: HttpRequest, claims: list[Claim]) -> tuple[list[int], str]:
    enter.accept_claims(claims=claims, by=_officer(request), at=timezone.now())
    return [c.pk for c in claims], ngettext("{n} claim accepted", "{n} claims accepted", len(claims)).format(
        n=len(claims)
    )


def _reject(request: HttpRequest, claims: list[Claim]) -> tuple[list[int], str]:
    enter.reject_claims(
        claims=claims, reason=request.POST.get("reason", ""), by=_officer(request), at=timezone.now()
    )
    return [c.pk for c in claims], ngettext("{n} claim rejected", "{n} claims rejected", len(claims)).format(
        n=len(claims)
    )


def _withdraw(request: HttpRequest, claims: list[Claim]) -> tuple[list[int], str]:
    enter.withdraw_claims(claims=claims, reason="", by=_officer(request), at=timezone.now())
    return [], gettext("Taken back")


def _set_aside(request: HttpRequest, claims: list[Claim]) -> tuple[list[int], str]:
    aside = set(request.session.get(ASIDE, [])) | {claim.pk for claim in claims}
    request.session[ASIDE] = sorted(aside)
    return [], gettext("Set aside; it still waits for a decision")


def _correct(request: HttpRequest, claims: list[Claim]) -> tuple[list[int], str]:
    (claim,) = claims
    means = meaning(claim.group.kind, claim.field)
    start, end = _place(claim, request.POST.get("quote", ""))
    entered = enter.correct_claim(
        claim=claim,
        value=parse_value(request.POST.get("value", ""), means.type, means.vocabulary, str(means.label)),
        start=start,
        end=end,
        reason=request.POST.get("reason", ""),
        by=_officer(request),
        at=timezone.now(),
    )
    stands = [entered.claim.pk] if entered.claim else []
    return stands, gettext("Corrected and accepted")


def _place(claim: Claim, words: str) -> tuple[int, int]:
    """Where the words stand in the text; of several places the one nearest to the claim's own."""
    words = words.replace("\r\n", "\n").strip()
    if not words or words == claim.quote.strip():
        return claim.start, claim.end
    text = find_source(claim.source_id).text
    places = [at for at in range(len(text)) if text.startswith(words, at)]
    if not places:
        raise WordsNotThere(words=words, source=claim.source_id, claim=claim.pk)
    start = min(places, key=lambda at: abs(at - claim.start))
    return start, start + len(words)


VERDICTS: dict[str, Callable[[HttpRequest, list[Claim]], tuple[list[int], str]]] = {
    "accept": _accept,
    "reject": _reject,
    "correct": _correct,
    "withdraw": _withdraw,
    "later": _set_aside,
}
