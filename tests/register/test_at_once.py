import pytest
from at_once import at_once
from telling import FIFTH, HEAD, a_round

from jawla.claims.models import Claim
from jawla.register.check import check
from jawla.register.enter import accept_claims


@pytest.mark.django_db(transaction=True)
def test_two_officers_enter_two_sources_on_one_round(tell, amal, bo, at, rows):
    sources = [tell(("round", None, a_round("reported", FIFTH)), ("head", 0, HEAD)) for _ in range(4)]

    outcomes = at_once(
        *(
            lambda source=source, by=by: accept_claims(
                claims=Claim.objects.filter(source=source), by=by, at=at
            )
            for source, by in zip(sources, [amal, bo, amal, bo], strict=True)
        )
    )

    assert not [one for one in outcomes if isinstance(one, Exception)]
    assert [len(rows(kind, "pk")) for kind in ("mechanism", "round", "delegation", "person", "office")] == [
        1
    ] * 5
    assert check() == []
