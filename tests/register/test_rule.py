import pytest
from telling import FIFTH, SIXTH, a_round

from jawla.claims.background import count_waiting, take_up_again
from jawla.claims.find import find_unread_sources
from jawla.claims.models import Claim
from jawla.officers.access import NotAllowed
from jawla.register.check import check
from jawla.register.enter import withdraw_claims
from jawla.register.find import find_record, find_round
from jawla.register.rule import NothingToRule, ReasonMissing, rule_on_difference
from jawla.sources.models import Source

TENTH = ("start", "2026-03-10", "10 مارس")
ELEVENTH = ("start", "2026-03-11", "11 مارس")


@pytest.fixture
def differing(enter):
    """Two sources on one round: an agency says the 11th, the press the 10th."""
    agency = enter(("round", None, a_round("reported", FIFTH, ELEVENTH)), voice="agency", outlet="ONA")
    press = enter(("round", None, a_round("reported", FIFTH, TENTH)), outlet="Daily")
    return agency, press


@pytest.fixture
def number(differing, rows):
    (number,) = rows("round", "pk")
    return number


@pytest.fixture
def rule(number, bo, at):
    def rule(claim, by=bo, reason="seen in the minutes", field="start"):
        return rule_on_difference(
            kind="round", record=number, field=field, claim=claim.pk, reason=reason, by=by, at=at
        )

    return rule


def test_ruling_stands_first_and_keeps_both_words_in_sight(rule, differing, number, claim_of):
    entered = rule(claim_of(differing[1], "start"))

    start = find_record("round", number).values["start"]
    assert start.value == "2026-03-10"
    assert sorted((one.value, one.voice, one.chosen) for one in start.witnesses) == [
        ("2026-03-10", "officer", True),
        ("2026-03-10", "press", True),
        ("2026-03-11", "agency", False),
    ]
    assert entered.claim.quote in Source.objects.get(pk=entered.claim.source_id).text
    assert "seen in the minutes" in entered.claim.quote
    assert check() == []


def test_ruling_leaves_the_rest_of_the_round_alone(rule, differing, number, claim_of):
    before = find_record("round", number)

    rule(claim_of(differing[1], "start"))

    after = find_record("round", number)
    assert {n: v.value for n, v in after.values.items() if n != "start"} == {
        n: v.value for n, v in before.values.items() if n != "start"
    }
    assert find_round(number).record.number == number


def test_note_waits_for_no_reader(rule, differing, claim_of, at):
    rule(claim_of(differing[0], "start"))

    note = Source.objects.get(voice="officer")
    take_up_again(at=at)
    assert note not in find_unread_sources()
    assert count_waiting() == 2  # the two that this test told without a reader


def test_taking_the_ruling_back_undoes_it(rule, differing, number, claim_of, bo, at):
    ruling = rule(claim_of(differing[1], "start")).claim

    withdraw_claims(claims=[ruling], by=bo, at=at)

    assert find_record("round", number)["start"] == "2026-03-11"
    assert check() == []


def test_last_ruling_holds(rule, differing, number, claim_of, at):
    rule(claim_of(differing[1], "start"))
    rule(claim_of(differing[0], "start"), reason="seen again")

    assert find_record("round", number)["start"] == "2026-03-11"
    assert check() == []


def test_ruling_alone_makes_no_record(rule, differing, number, rows, claim_of, bo, at):
    rule(claim_of(differing[1], "start"))

    for source in differing:
        withdraw_claims(claims=Claim.objects.filter(source=source), by=bo, at=at)

    assert rows("round", "pk") == []
    assert check() == []


def test_ruling_needs_a_reason(rule, differing, claim_of):
    with pytest.raises(ReasonMissing):
        rule(claim_of(differing[1], "start"), reason=" \n ")

    assert not Source.objects.filter(voice="officer").exists()


def test_ruling_is_not_for_readers(rule, differing, claim_of, carmen):
    with pytest.raises(NotAllowed):
        rule(claim_of(differing[1], "start"), by=carmen)


def test_ruling_needs_a_difference(rule, differing, claim_of):
    with pytest.raises(NothingToRule):
        rule(claim_of(differing[0], "ordinal"), field="ordinal")


def test_ruling_refuses_a_claim_on_another_round(rule, enter, claim_of):
    other = enter(("round", None, a_round("reported", SIXTH, ("start", "2026-09-01", "1 سبتمبر"))))

    with pytest.raises(NothingToRule):
        rule(claim_of(other, "start"))
