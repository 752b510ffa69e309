import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from telling import FIFTH, HEAD, IN_HANOI, IN_MUSCAT, SIXTH, a_round

from jawla.register.enter import accept_claims
from jawla.register.find import (
    KindUnknown,
    RecordUnknown,
    count_records,
    find_all_differences,
    find_matches,
    find_mechanism,
    find_mechanisms,
    find_record,
    find_records,
    find_round,
    find_rounds_of,
    find_waiting,
    kinds,
    propose_matches,
)

PORT = ("project", None, [("name", "الميناء", "مشروع الميناء")])
AGAIN = ("commitment", 0, [("kind", "hold-next-round", "عقد المقبلة"), ("gist", "تعقد", "تعقد لاحقا")])


@pytest.fixture
def article(enter):
    return enter(
        ("round", None, a_round("reported", FIFTH, IN_HANOI)),
        ("head", 0, HEAD),
        AGAIN,
        ("round", None, a_round("next", IN_MUSCAT)),
        PORT,
        voice="agency",
        outlet="ONA",
    )


def lines(view):
    return [(line.ordinal, bool(line.record), line.inferred) for line in view.lines]


def test_find_mechanism_has_its_rounds_newest_first(article):
    (found,) = find_mechanisms()

    assert found.record["parties"] == ["OM", "VN"]
    assert lines(found) == [(6, True, True), (5, True, False)]
    fifth = find_mechanism(found.record.number).lines[1].record
    assert fifth["city"] == "Hanoi"
    assert [fifth.caption(one) for one in ("ar", "zh-hans")] == ["الجولة 5، هانوي", "第5轮，河内"]


def test_find_mechanism_shows_the_numbers_that_are_missing(enter):
    for ordinal in (2, 5):
        enter(("round", None, a_round("reported", ("ordinal", ordinal, f"الدورة {ordinal}"))))

    assert lines(find_mechanisms()[0]) == [
        (5, True, False),
        (4, False, True),
        (3, False, True),
        (2, True, False),
    ]


def test_find_mechanism_says_a_long_gap_in_one_line(enter):
    for ordinal in (5, 2025):
        enter(("round", None, a_round("reported", ("ordinal", ordinal, f"الدورة {ordinal}"))))

    shown = [(line.ordinal, line.down_to) for line in find_mechanisms()[0].lines]

    assert shown == [(2025, None), (2024, 6), (5, None)]


def test_find_records_gives_a_page_of_many(enter):
    for ordinal in range(1, 6):
        enter(("round", None, a_round("reported", ("ordinal", ordinal, f"الدورة {ordinal}"))))

    assert [one["ordinal"] for one in find_records("round", first=1, most=2)] == [2, 3]


def test_find_mechanism_puts_rounds_without_number_by_their_date(enter):
    enter(("round", None, a_round("reported", FIFTH, ("start", "2023-05-01", "مايو 2023"))))
    enter(("round", None, a_round("reported", SIXTH, ("start", "2025-05-01", "مايو 2025"))))
    enter(("round", None, a_round("reported", ("start", "2024-05-01", "مايو 2024"))))

    assert [line.ordinal for line in find_mechanisms()[0].lines] == [6, None, 5]


def test_find_round_brings_delegations_and_outcomes(article, rows):
    found = find_round(rows("round", "pk")[0])

    (delegation,) = found.delegations
    (head,) = delegation.heads
    assert (delegation.record["party"], head.person["names"], head.office["titles"], head.chosen) == (
        "OM",
        {"ar": "سالم"},
        {"ar": "وكيل الوزارة"},
        True,
    )
    assert {kind: len(records) for kind, records in found.outcomes.items() if records} == {
        "commitment": 1,
        "project": 1,
    }
    assert (found.older, found.newer) == (None, rows("round", "pk")[1])


def test_find_round_keeps_the_outcomes_of_another_out(article, rows):
    announced = find_round(rows("round", "pk")[1])

    assert not any(announced.outcomes.values())


def test_find_record_shows_whose_words_a_value_is(article, claim_of, rows):
    city = find_record("round", rows("round", "pk")[0]).values["city"]

    (witness,) = city.witnesses
    claim = claim_of(article, "city")
    assert (witness.claim, witness.quote, witness.start, witness.outlet, witness.voice, witness.chosen) == (
        claim.pk,
        "هانوي",
        claim.start,
        "ONA",
        "agency",
        True,
    )
    assert [(one.verdict, one.by) for one in witness.decisions] == [("accepted", "Bo")]


def test_witness_has_the_words_around_its_own(enter, rows):
    long = "عقدت " * 40
    source = enter(("round", None, a_round("reported", ("city", "Hanoi", f"في هانوي {long}"), FIFTH)))

    values = find_record("round", rows("round", "pk")[0]).values
    city, number = values["city"].witnesses[0], values["ordinal"].witnesses[0]
    text = source.text
    assert (city.before, city.after) == (text[max(0, city.start - 120) : city.start], text[city.end :])
    assert number.before == text[number.start - 120 : number.start]
    assert number.after == ""


def test_every_value_of_every_record_has_a_witness(article):
    for kind in kinds():
        for record in find_records(kind):
            bare = [v.field.name for v in record.values.values() if v.is_known and not v.witnesses]
            assert bare in ([], ["reporter"]), record.kind.name


@pytest.mark.parametrize(
    "find", [lambda: find_mechanisms(), lambda: find_round(find_records("round")[0].number)]
)
def test_find_takes_as_many_queries_for_much_as_for_little(find, article, enter):
    with CaptureQueriesContext(connection) as little:
        find()
    for ordinal in range(7, 12):
        enter(("round", None, a_round("reported", ("ordinal", ordinal, f"الدورة {ordinal}"))))
        enter(("round", None, a_round("reported", FIFTH)), ("head", 0, HEAD), PORT)

    with CaptureQueriesContext(connection) as much:
        find()

    assert len(much) == len(little) < 45


def test_find_refuses_a_kind_nobody_keeps(db):
    with pytest.raises(KindUnknown):
        find_records("banquet")


def test_find_refuses_a_record_that_is_not_there(db):
    with pytest.raises(RecordUnknown):
        find_record("round", 10**9)


def test_find_rounds_of_a_project_and_of_a_person(article, rows):
    fifth = rows("round", "pk")[0]

    assert [one.number for one in find_rounds_of("project", rows("project", "pk")[0])] == [fifth]
    assert [one.number for one in find_rounds_of("person", rows("person", "pk")[0])] == [fifth]


def test_find_all_differences_names_the_records(article, enter, rows):
    enter(("round", None, a_round("reported", FIFTH, ("city", "Hue", "هوي"))))

    assert [(one.number, [v.field.name for v in one.differences]) for one in find_all_differences()] == [
        (rows("round", "pk")[0], ["city"])
    ]


def test_count_records_counts_each_kind(article):
    counts = {kind: number for kind, number in count_records().items() if number}

    assert counts == {
        "mechanism": 1,
        "round": 2,
        "delegation": 1,
        "person": 1,
        "office": 1,
        "project": 1,
        "commitment": 1,
    }


def test_find_waiting_names_what_is_missing(tell, claim_of, bo, at):
    source = tell(("round", None, a_round("reported")))
    accept_claims(claims=[claim_of(source, "party", 0)], by=bo, at=at)

    assert [(one.kind, one.missing) for one in find_waiting(source.pk)] == [
        ("round", ("mechanism", "party", "role"))
    ]


def test_find_waiting_is_empty_where_all_is_entered(article):
    assert find_waiting(article.pk) == []


def test_propose_matches_says_what_a_group_would_be_and_why(article, tell, rows):
    source = tell(("round", None, a_round("reported", FIFTH)), PORT)

    (mechanism, fifth), (port,) = (
        propose_matches(source.pk)[group] for group in source.groups.values_list("pk", flat=True)
    )

    assert (mechanism.record, fifth.record, port.record) == (
        rows("mechanism", "pk")[0],
        rows("round", "pk")[0],
        rows("project", "pk")[0],
    )
    assert fifth.reason("en") == "The same mechanism and the same number: 5."
    assert "5" in fifth.reason("ar") and "5" in fifth.reason("zh-hans")


def test_propose_matches_writes_nothing_and_knows_what_is_new(tell, rows):
    source = tell(("round", None, a_round("reported", FIFTH)))

    proposed = propose_matches(source.pk)

    assert [(one.kind.name, one.record, one.rule) for views in proposed.values() for one in views] == [
        ("mechanism", None, "new-record"),
        ("round", None, "new-record"),
    ]
    assert rows("round", "pk") == []


def test_propose_matches_is_what_accepting_does(tell, accept, enter):
    enter(("round", None, a_round("reported", FIFTH)), ("head", 0, HEAD))
    source = tell(
        ("round", None, a_round("reported", FIFTH)), ("head", 0, HEAD), ("round", None, a_round("next"))
    )
    proposed = {
        (group, one.kind.name, one.rule)
        for group, views in propose_matches(source.pk).items()
        for one in views
    }

    accept(source)

    entered = {
        (group, one.kind.name, one.rule) for group, views in find_matches(source.pk).items() for one in views
    }
    assert proposed == entered
