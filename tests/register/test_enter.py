import pytest
from telling import FIFTH, HEAD, IN_HANOI, a_round

from jawla.claims.models import Claim, Decision
from jawla.officers.access import NotAllowed
from jawla.register.enter import (
    ParentNotEntered,
    RecordUnknown,
    accept_claims,
    correct_claim,
    enter_source_again,
    place_group,
    reject_claims,
    withdraw_claims,
)
from jawla.register.fit import FieldUnknown, ValueUnfit
from jawla.register.models import Evidence, Identity, Match


def test_accept_makes_a_mechanism_and_a_round(enter, rows):
    enter(("round", None, a_round("reported", FIFTH, IN_HANOI)))

    assert rows("mechanism", "kind", "parties") == [("political-consultations", ["OM", "VN"])]
    assert rows("round", "ordinal", "status", "city", "start") == [(5, "held", "Hanoi", "")]


def test_accept_of_a_head_makes_delegation_person_and_office(enter, rows):
    enter(("round", None, a_round("reported", FIFTH)), ("head", 0, HEAD))

    (person,), (office,) = rows("person", "pk"), rows("office", "pk")
    assert rows("delegation", "party", "heads", "offices") == [("OM", [person], [office])]
    assert rows("person", "names", "state") == [({"ar": "سالم"}, "OM")]
    assert rows("office", "titles") == [{"ar": "وكيل الوزارة"}]


def test_accept_claim_by_claim_waits_for_what_a_round_needs(tell, claim_of, bo, at, rows):
    source = tell(("round", None, a_round("reported", FIFTH)))

    entered = accept_claims(claims=[claim_of(source, "ordinal")], by=bo, at=at)

    assert [(one.kind, one.missing) for one in entered.waiting] == [("round", ("mechanism", "party", "role"))]
    assert rows("round", "pk") == []


def test_accept_of_a_head_before_its_round_is_refused(tell, claim_of, bo, at):
    source = tell(("round", None, a_round("reported", FIFTH)), ("head", 0, HEAD))

    with pytest.raises(ParentNotEntered):
        accept_claims(claims=[claim_of(source, "name")], by=bo, at=at)

    assert claim_of(source, "name").state == "proposed"
    assert not Decision.objects.exists()


def test_accept_by_a_reader_is_refused(tell, claim_of, carmen, at):
    source = tell(("round", None, a_round()))

    with pytest.raises(NotAllowed):
        accept_claims(claims=[claim_of(source, "role")], by=carmen, at=at)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("start", "in May"),
        ("start", "2025-02-30"),
        ("ordinal", "five"),
        ("ordinal", 0),
        ("country", "XX"),
        ("virtual", 1),
        ("topic", "gossip"),
        ("city", " "),
        ("role", "held"),
    ],
)
def test_accept_of_a_value_that_does_not_fit_is_refused(name, value, tell, claim_of, bo, at, rows):
    source = tell(("round", None, [(name, value, "كلمات")]))

    with pytest.raises(ValueUnfit):
        accept_claims(claims=[claim_of(source, name)], by=bo, at=at)


def test_accept_of_a_field_nobody_declared_is_refused(tell, claim_of, bo, at):
    source = tell(("round", None, [("mood", "good", "جو ودي")]))

    with pytest.raises(FieldUnknown):
        accept_claims(claims=[claim_of(source, "mood")], by=bo, at=at)


def test_reject_leaves_the_register_alone(tell, claim_of, bo, at, rows):
    source = tell(("round", None, a_round()))

    reject_claims(claims=[claim_of(source, "role")], reason="no such round", by=bo, at=at)

    assert rows("round", "pk") == []


def test_correct_changes_the_record(enter, claim_of, bo, at, rows):
    source = enter(("round", None, a_round("reported", FIFTH)))

    entered = correct_claim(claim=claim_of(source, "ordinal"), value=6, reason="misread", by=bo, at=at)

    assert rows("round", "ordinal") == [6]
    assert entered.claim.value == 6
    assert Evidence.objects.get(field="ordinal").claim == entered.claim


def test_correct_to_an_unfit_value_changes_nothing(enter, claim_of, bo, at, rows):
    source = enter(("round", None, a_round("reported", FIFTH)))

    with pytest.raises(ValueUnfit):
        correct_claim(claim=claim_of(source, "ordinal"), value="six", by=bo, at=at)

    assert claim_of(source, "ordinal").state == "accepted"
    assert rows("round", "ordinal") == [5]


def test_correct_of_a_number_parts_two_rounds(enter, claim_of, bo, at, rows):
    enter(("round", None, a_round("reported", FIFTH)))
    other = enter(("round", None, a_round("reported", FIFTH)))

    correct_claim(claim=claim_of(other, "ordinal"), value=4, by=bo, at=at)

    assert rows("round", "ordinal") == [5, 4]


def test_withdraw_takes_the_record_with_its_last_claim(enter, bo, at, rows):
    source = enter(("round", None, a_round("reported", FIFTH)), ("head", 0, HEAD))

    entered = withdraw_claims(claims=Claim.objects.filter(source=source), reason="wrong page", by=bo, at=at)

    assert all(rows(kind, "pk") == [] for kind in ("mechanism", "round", "delegation", "person", "office"))
    assert len(entered.gone) == 5
    assert not Evidence.objects.exists() and not Identity.objects.exists()


def test_withdraw_of_a_round_takes_its_delegation_until_it_is_back(enter, accept, claim_of, bo, at, rows):
    source = enter(("round", None, a_round("reported", FIFTH)), ("head", 0, HEAD))
    before = rows("delegation", "pk", "round", "heads")

    withdraw_claims(claims=[claim_of(source, "mechanism")], by=bo, at=at)
    assert rows("delegation", "pk") == []
    accept(source)

    assert rows("delegation", "pk", "round", "heads") == before


def test_withdraw_and_accept_give_the_same_numbers(enter, accept, bo, at, rows):
    source = enter(("round", None, a_round("reported", FIFTH)))
    before, matches = rows("round", "pk"), Match.objects.count()

    withdraw_claims(claims=Claim.objects.filter(source=source), by=bo, at=at)
    accept(source)

    assert rows("round", "pk") == before
    assert Match.objects.count() == matches


def test_a_ruling_joins_what_the_rules_part(enter, bo, at, rows):
    first = enter(("round", None, a_round("reported", FIFTH)))
    second = enter(("round", None, a_round("reported", IN_HANOI)))
    record = rows("round", "pk")[0]

    place_group(group=second.groups.get().pk, kind="round", record=record, why="one meeting", by=bo, at=at)
    enter_source_again(source=first.pk, by=bo, at=at)

    assert rows("round", "pk", "ordinal", "city") == [(record, 5, "Hanoi")]


def test_a_ruling_parts_what_the_rules_join(enter, bo, at, rows):
    enter(("round", None, a_round("reported", FIFTH)))
    second = enter(("round", None, a_round("reported", FIFTH)))

    place_group(group=second.groups.get().pk, kind="round", record=None, why="numbered anew", by=bo, at=at)

    assert rows("round", "ordinal") == [5, 5]


def test_a_ruling_needs_a_record_that_stands(enter, bo, at):
    source = enter(("round", None, a_round("reported", FIFTH)))

    with pytest.raises(RecordUnknown):
        place_group(group=source.groups.get().pk, kind="round", record=10**9, why="", by=bo, at=at)
