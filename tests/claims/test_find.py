import pytest

from jawla.claims import find
from jawla.claims.decide import accept, reject
from jawla.claims.propose import add_claim, propose_claims


@pytest.fixture
def head(claim, amal, at):
    """A head under the round of `claim`."""
    return add_claim(
        source=claim.source,
        kind="head",
        parent=claim.group,
        field="name",
        value="x",
        start=0,
        end=1,
        by=amal,
        at=at,
    )


def test_groups_stand_under_their_parents_with_their_claims(claim, another, head):
    (view,) = find.find_groups(claim.source_id)

    assert (view.group, view.claims) == (claim.group, [another, claim])
    assert [child.claims for child in view.children] == [[head]]


def test_the_desk_takes_the_same_number_of_queries_for_any_text(source, at, django_assert_num_queries):
    propose_claims(source=source, at=at)

    with django_assert_num_queries(3):
        for view in find.find_groups(source.pk):
            for claim in view.claims:
                assert [str(decision.by) for decision in claim.decisions.all()] == []


def test_a_group_is_found_among_its_kin(claim, head):
    view = find.find_group(head.group_id)

    assert view.claims == [head]
    with pytest.raises(find.GroupUnknown, match="Group 77"):
        find.find_group(77)


def test_a_source_waits_while_one_of_its_claims_does(claim, another, bo, at):
    accept(claims=[claim], by=bo, at=at)
    (waiting,) = find.waiting_sources()

    reject(claims=[another], reason="no", by=bo, at=at)

    assert (waiting, waiting.waiting, waiting.claims_in_all) == (claim.source, 1, 2)
    assert not find.waiting_sources().exists()
    assert find.find_counted_sources().get().claims_in_all == 2


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"state": "accepted"}, ["city"]),
        ({"field": "ordinal"}, ["ordinal"]),
        ({}, ["ordinal", "city"]),
        ({"source": 77}, []),
    ],
)
def test_claims_are_found_by_what_is_asked(claim, another, bo, at, asked, found):
    accept(claims=[claim], by=bo, at=at)

    assert [one.field for one in find.find_claims(**asked)] == found


def test_claims_are_found_by_number_once_each_in_order(claim, another):
    found = find.find_claims_by_number([another.pk, claim.pk, another.pk])

    assert found == [another, claim]
    with pytest.raises(find.ClaimUnknown, match="Claim 77"):
        find.find_claims_by_number([claim.pk, 77])


def test_claims_are_counted_by_state(claim, another, bo, at):
    accept(claims=[claim], by=bo, at=at)

    counts = find.count_claims(claim.source_id)

    assert counts == {"proposed": 1, "accepted": 1, "rejected": 0, "corrected": 0, "withdrawn": 0}
    assert find.count_claims() == counts


def test_the_last_decisions_come_first(claim, another, bo, at):
    accept(claims=[claim, another], by=bo, at=at)

    assert [one.claim for one in find.find_last_decisions(1)] == [another]


def test_a_source_that_waits_to_be_read_has_no_reading(source, at):
    before = find.find_reading(source.pk)

    reading = propose_claims(source=source, at=at)

    assert (before, find.find_reading(source.pk)) == (None, reading)


def test_sources_with_counts_come_newest_first(keep):
    sources = [keep(f"A text about the number {number}.") for number in range(3)]

    assert list(find.find_counted_sources()) == sources[::-1]
