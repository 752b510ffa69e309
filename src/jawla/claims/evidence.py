"""The words behind a claim: the one check that they stand in the text, used wherever a claim is made."""

from __future__ import annotations

from jawla.claims.models import Claim
from jawla.sources.models import Source
from jawla.terms.problem import Problem
from jawla.terms.quote import Quote

Value = str | int | float | bool


class QuoteNotFound(Problem):
    """The words are not at that place of the text."""

    what = "The quote is not in the text."
    where = "Source {source}, {field}, characters {start} to {end}."
    remedy = "Open the source and mark the words again."


class SourceVanished(Problem):
    """The claim's source is no longer there."""

    what = "The source of this claim has vanished from the database."
    where = "Claim {claim}, source {source}."
    remedy = "Restore the database from the last backup; decide nothing on this claim before."


def quote_of(source: Source, field: str, start: int, end: int) -> Quote:
    """The words of `source` from `start` to `end`; raises QuoteNotFound where there are none."""
    try:
        return Quote.cut(source.text, start, end)
    except ValueError:
        raise QuoteNotFound(source=source.pk, field=field, start=start, end=end) from None


def require_quote(source: Source, field: str, quote: Quote) -> Quote:
    """`quote`, if it stands in the text of `source`; raises QuoteNotFound."""
    if not quote.stands_in(source.text):
        raise QuoteNotFound(source=source.pk, field=field, start=quote.start, end=quote.end)
    return quote


def source_of(claim: Claim) -> Source:
    """The source of `claim` with its text; raises SourceVanished."""
    source = Source.objects.filter(pk=claim.source_id).first()
    if source is None:
        raise SourceVanished(claim=claim.pk, source=claim.source_id)
    return source
