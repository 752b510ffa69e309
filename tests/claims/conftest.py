import pytest

from jawla.claims.models import Claim
from jawla.claims.propose import add_claim

# Beyond the first plane: what counts units of 16 bits would be off by one after it.
TEXT = (
    "𠮷 The fifth round of political consultations between the foreign ministries of Norway and Sweden "
    "was held in Oslo on 3 May 2024."
)


@pytest.fixture
def source(keep):
    return keep(TEXT)


@pytest.fixture
def claim(source, amal, at):
    """The city of a round, added by Amal and proposed."""
    start = TEXT.index("Oslo")
    return add_claim(
        source=source, kind="round", field="city", value="Oslo", start=start, end=start + 4, by=amal, at=at
    )


@pytest.fixture
def another(claim, amal, at):
    """The ordinal of the same round."""
    start = TEXT.index("fifth")
    return add_claim(
        source=claim.source,
        group=claim.group,
        field="ordinal",
        value=5,
        start=start,
        end=start + 5,
        by=amal,
        at=at,
    )


@pytest.fixture
def state_of():
    return lambda claim: Claim.objects.get(pk=claim.pk).state
