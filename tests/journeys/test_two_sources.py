"""A round in two texts that disagree: settled, disputed, ruled on, taken back, true to its claims."""

from telling import FIFTH, HEAD, IN_HANOI, IN_MUSCAT, a_round

from jawla.claims.models import Claim
from jawla.register.check import check
from jawla.register.enter import correct_claim, withdraw_claims
from jawla.register.find import find_differences, find_mechanisms, find_record, find_round

IN_HUE = ("city", "Hue", "هوي")
THE_DAY = ("start", "2025-04-25", "25 أبريل")
THE_MONTH = ("start", "2025-04", "أبريل")
IN_CHINESE = [("name", "萨利姆", "萨利姆"), ("state", "OM", "阿曼"), ("office", "副大臣", "外交副大臣")]


def test_a_round_in_two_texts_is_settled_disputed_and_ruled_on(enter, accept, claim_of, bo, at):
    agency = enter(
        ("round", None, a_round("reported", FIFTH, IN_HANOI, THE_MONTH)),
        ("head", 0, HEAD),
        ("round", None, a_round("next", IN_MUSCAT)),
        voice="agency",
        voice_state="OM",
    )
    (mechanism,) = find_mechanisms()
    assert [(line.ordinal, line.inferred) for line in mechanism.lines] == [(6, True), (5, False)]
    assert check() == []

    ministry = enter(
        ("round", None, a_round("reported", FIFTH, IN_HUE, THE_DAY)),
        ("head", 0, IN_CHINESE),
        voice="ministry",
        voice_state="VN",
    )
    fifth = find_mechanisms()[0].lines[1].record
    assert (fifth["city"], fifth["start"]) == ("Hue", "2025-04-25")
    (city,) = find_differences("round", fifth.number)
    assert {(one.value, one.voice, one.chosen) for one in city.witnesses} == {
        ("Hanoi", "agency", False),
        ("Hue", "ministry", True),
    }
    assert check() == []

    ruling = correct_claim(claim=claim_of(agency, "city"), value="Hai Phong", reason="asked", by=bo, at=at)
    assert find_record("round", fifth.number)["city"] == "Hai Phong"
    assert check() == []

    withdraw_claims(claims=[ruling.claim], reason="asked again", by=bo, at=at)
    assert find_record("round", fifth.number)["city"] == "Hue"
    assert check() == []

    withdraw_claims(claims=Claim.objects.filter(source=ministry), reason="a forgery", by=bo, at=at)
    alone = find_round(fifth.number)
    assert (alone.record["city"], alone.record["start"], alone.record.differences) == ("Hanoi", "2025-04", [])
    assert [head.person["names"] for one in alone.delegations for head in one.heads] == [{"ar": "سالم"}]
    assert check() == []

    accept(ministry)
    both = find_round(fifth.number)
    assert [head.person["names"] for one in both.delegations for head in one.heads] == [
        {"ar": "سالم", "zh": "萨利姆"}
    ]
    assert check() == []
