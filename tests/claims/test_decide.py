import pytest
from at_once import at_once
from django.db import IntegrityError, transaction
from past_guards import force

from jawla.claims import find
from jawla.claims.decide import (
    AlreadyDecided,
    LaterCorrection,
    NoClaims,
    NothingCorrected,
    NothingToWithdraw,
    ReasonMissing,
    accept,
    correct,
    reject,
    withdraw,
)
from jawla.claims.evidence import QuoteNotFound, SourceVanished
from jawla.claims.models import Claim, Decision
from jawla.officers.access import NotAllowed


def verdicts(claim):
    return [decision.verdict for decision in Decision.objects.filter(claim=claim)]


def test_accept_decides_claims_together(claim, another, bo, at, state_of):
    made = accept(claims=[claim, another], by=bo, at=at)

    assert [(one.claim, one.verdict, one.by, one.at) for one in made] == [
        (claim, "accepted", bo, at),
        (another, "accepted", bo, at),
    ]
    assert state_of(claim) == state_of(another) == claim.state == "accepted"


def test_reject_keeps_its_reason(claim, bo, at, state_of):
    reject(claims=[claim], reason="  It was Bergen. ", by=bo, at=at)

    assert state_of(claim) == "rejected"
    assert Decision.objects.get().reason == "It was Bergen."


def test_reject_needs_a_reason(claim, bo, at, state_of):
    with pytest.raises(ReasonMissing):
        reject(claims=[claim], reason=" \n", by=bo, at=at)

    assert state_of(claim) == "proposed"


def test_correct_puts_an_accepted_claim_in_its_place(claim, bo, at, state_of):
    start = claim.source.text.index("Norway and Sweden")

    new = correct(claim=claim, value="Bergen", start=start, end=start + 17, reason="misread", by=bo, at=at)

    assert (state_of(claim), verdicts(claim)) == ("corrected", ["corrected"])
    assert (new.instead_of, new.value, new.quote, new.group) == (
        claim,
        "Bergen",
        "Norway and Sweden",
        claim.group,
    )
    assert (state_of(new), verdicts(new), new.proposed_by) == ("accepted", ["accepted"], bo)


def test_correct_keeps_what_is_not_given(claim, bo, at):
    new = correct(claim=claim, value="Bergen", by=bo, at=at)

    assert (new.quote, new.start, new.end) == (claim.quote, claim.start, claim.end)


def test_correct_refuses_words_that_are_not_there(claim, bo, at, state_of):
    with pytest.raises(QuoteNotFound):
        correct(claim=claim, start=5_000, end=5_004, by=bo, at=at)

    assert state_of(claim) == "proposed"


def test_correct_refuses_to_change_nothing(claim, bo, at):
    with pytest.raises(NothingCorrected):
        correct(claim=claim, value="Oslo", by=bo, at=at)


def test_withdraw_takes_an_acceptance_back(claim, bo, at, state_of):
    accept(claims=[claim], by=bo, at=at)

    withdraw(claims=[claim], by=bo, at=at)

    assert (state_of(claim), verdicts(claim)) == ("proposed", ["accepted", "proposed"])


def test_a_claim_may_be_decided_again_after_a_withdrawal(claim, bo, at, state_of):
    reject(claims=[claim], reason="no", by=bo, at=at)
    withdraw(claims=[claim], by=bo, at=at)

    accept(claims=[claim], by=bo, at=at)

    assert verdicts(claim) == ["rejected", "proposed", "accepted"]


@pytest.mark.parametrize("by_the_new_one", [True, False])
def test_withdraw_undoes_a_correction(claim, bo, at, state_of, by_the_new_one):
    new = correct(claim=claim, value="Bergen", by=bo, at=at)

    withdraw(claims=[new if by_the_new_one else claim], by=bo, at=at)

    assert (state_of(new), state_of(claim)) == ("withdrawn", "proposed")


def test_withdraw_restores_what_stood_before_a_correction(claim, bo, at, state_of):
    accept(claims=[claim], by=bo, at=at)
    first = correct(claim=claim, value="Bergen", by=bo, at=at)
    second = correct(claim=first, value="Molde", by=bo, at=at)

    withdraw(claims=[second], by=bo, at=at)
    after_one = [state_of(one) for one in (claim, first, second)]
    withdraw(claims=[claim], by=bo, at=at)

    assert after_one == ["corrected", "accepted", "withdrawn"]
    assert [state_of(one) for one in (claim, first, second)] == ["accepted", "withdrawn", "withdrawn"]


def test_a_correction_corrected_later_is_not_withdrawn_before_it(claim, bo, at):
    first = correct(claim=claim, value="Bergen", by=bo, at=at)
    second = correct(claim=first, value="Molde", by=bo, at=at)

    with pytest.raises(LaterCorrection, match=f"claim {second.pk}"):
        withdraw(claims=[claim], by=bo, at=at)


def test_a_claim_may_be_corrected_anew_after_a_withdrawal(claim, bo, at, state_of):
    withdraw(claims=[correct(claim=claim, value="Bergen", by=bo, at=at)], by=bo, at=at)

    new = correct(claim=Claim.objects.get(pk=claim.pk), value="Molde", by=bo, at=at)

    assert (state_of(claim), state_of(new)) == ("corrected", "accepted")


def test_an_officer_takes_an_added_claim_back(claim, amal, at, state_of):
    withdraw(claims=[claim], by=amal, at=at)

    assert state_of(claim) == "withdrawn"
    with pytest.raises(NothingToWithdraw):
        withdraw(claims=[claim], by=amal, at=at)


def test_who_comes_second_is_told_who_was_first(claim, amal, bo, at, state_of):
    accept(claims=[claim], by=bo, at=at)

    with pytest.raises(AlreadyDecided, match="accepted already, by Bo on 2026-03-01 09:30"):
        reject(claims=[claim], reason="no", by=amal, at=at)

    assert state_of(claim) == "accepted" and Decision.objects.count() == 1


def test_a_group_is_decided_whole_or_not_at_all(claim, another, amal, bo, at, state_of):
    accept(claims=[another], by=bo, at=at)

    with pytest.raises(AlreadyDecided):
        accept(claims=[claim, another], by=amal, at=at)

    assert state_of(claim) == "proposed"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_decide_at_once_one_wins(claim, amal, bo, at):
    for _ in range(5):
        outcomes = at_once(
            lambda: accept(claims=[Claim.objects.get(pk=claim.pk)], by=amal, at=at),
            lambda: reject(claims=[Claim.objects.get(pk=claim.pk)], reason="no", by=bo, at=at),
        )
        assert sorted(type(one).__name__ for one in outcomes) == ["AlreadyDecided", "list"]
        withdraw(claims=[claim], by=amal, at=at)

    assert Decision.objects.count() == 10


@pytest.mark.django_db(transaction=True)
def test_two_who_decide_in_different_order_both_come_to_an_end(claim, another, amal, bo, at):
    outcomes = at_once(
        lambda: accept(claims=[claim, another], by=amal, at=at),
        lambda: accept(claims=[another, claim], by=bo, at=at),
    )

    assert sorted(type(one).__name__ for one in outcomes) == ["AlreadyDecided", "list"]


def test_a_reader_decides_nothing(claim, carmen, at):
    for decide in (
        lambda: accept(claims=[claim], by=carmen, at=at),
        lambda: reject(claims=[claim], reason="no", by=carmen, at=at),
        lambda: correct(claim=claim, value="x", by=carmen, at=at),
        lambda: withdraw(claims=[claim], by=carmen, at=at),
    ):
        with pytest.raises(NotAllowed):
            decide()


def test_a_decision_on_nothing_is_refused(bo, at):
    with pytest.raises(NoClaims):
        accept(claims=[], by=bo, at=at)


def test_a_claim_whose_source_vanished_is_not_decided(claim, bo, at):
    with transaction.atomic():
        force("DELETE FROM sources_source WHERE id = %s", claim.source_id)

        with pytest.raises(SourceVanished, match=f"Claim {claim.pk}, source {claim.source_id}"):
            accept(claims=[claim], by=bo, at=at)

        assert not Decision.objects.exists()
        transaction.set_rollback(True)


def test_a_claim_whose_text_was_changed_is_not_accepted(claim, bo, at):
    force("UPDATE sources_source SET text = %s", "Something else. " * 20)

    with pytest.raises(QuoteNotFound):
        accept(claims=[claim], by=bo, at=at)


@pytest.mark.parametrize("change", [lambda d: d.update(reason="other"), lambda d: d._raw_delete("default")])
def test_the_database_keeps_decisions_as_they_are(claim, bo, at, change):
    accept(claims=[claim], by=bo, at=at)

    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        change(Decision.objects.all())


def test_the_history_tells_both_sides_of_a_correction(claim, amal, bo, at):
    new = correct(claim=claim, value="Bergen", by=bo, at=at)
    withdraw(claims=[new], by=amal, at=at)

    for one in (claim, new):
        told = [(d.claim_id, d.verdict, str(d.by)) for d in find.find_history(one)]
        assert told == [
            (claim.pk, "corrected", "Bo"),
            (new.pk, "accepted", "Bo"),
            (new.pk, "withdrawn", "Amal"),
            (claim.pk, "proposed", "Amal"),
        ]
