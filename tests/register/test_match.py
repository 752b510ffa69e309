"""Which record a group speaks of: entered for real, seen in the tables."""

import pytest
from telling import FIFTH, HEAD, IN_HANOI, IN_MUSCAT, SIXTH, a_round

from jawla.register.models import Match

ON_THE_DAY = ("start", "2025-04-25", "الخامس والعشرين من أبريل")
IN_THE_MONTH = ("start", "2025-04", "خلال أبريل")
IN_MAY = ("start", "2025-05-02", "الثاني من مايو")


def rounds(*groups):
    return [("round", None, one) for one in groups]


def reason(group_kind="round"):
    return Match.objects.filter(kind=group_kind).last().reason


def test_two_sources_with_one_number_are_one_round(enter, rows):
    enter(*rounds(a_round("reported", FIFTH)))
    enter(*rounds(a_round("reported", FIFTH)))

    assert rows("mechanism", "parties") == [["OM", "VN"]]
    assert rows("round", "ordinal") == [5]
    assert reason() == "same-ordinal"


def test_other_parties_make_another_mechanism(enter, rows):
    enter(*rounds(a_round("reported", FIFTH)))
    other = [("role", "reported", "جولة"), ("mechanism", "political-consultations", "مشاورات"), FIFTH]
    enter(("round", None, [*other, ("party", "OM", "مسقط"), ("party", "JP", "اليابان")]))

    assert rows("mechanism", "parties") == [["OM", "VN"], ["JP", "OM"]]
    assert rows("round", "ordinal") == [5, 5]


def test_a_rough_date_meets_a_day(enter, rows):
    enter(*rounds(a_round("reported", FIFTH, ON_THE_DAY)))
    enter(*rounds(a_round("reported", IN_THE_MONTH)))

    assert rows("round", "ordinal", "start") == [(5, "2025-04-25")]
    assert reason() == "dates-meet"


def test_two_numbers_on_one_day_are_one_round_with_a_difference(enter, rows):
    enter(*rounds(a_round("reported", FIFTH, ON_THE_DAY)))
    enter(*rounds(a_round("reported", SIXTH, ON_THE_DAY)))

    assert len(rows("round", "ordinal")) == 1


def test_two_numbers_in_one_month_are_two_rounds(enter, rows):
    enter(*rounds(a_round("reported", FIFTH, IN_THE_MONTH)))
    enter(*rounds(a_round("reported", SIXTH, IN_THE_MONTH)))

    assert rows("round", "ordinal") == [5, 6]


def test_a_rough_date_that_meets_two_rounds_tells_nothing(enter, rows):
    enter(*rounds(a_round("reported", FIFTH, ON_THE_DAY)))
    enter(*rounds(a_round("reported", SIXTH, IN_MAY)))
    enter(*rounds(a_round("reported", ("start", "2025", "هذا العام"))))

    assert rows("round", "ordinal") == [5, 6, None]


def test_the_next_round_of_two_texts_is_one(enter, rows):
    enter(*rounds(a_round("reported", FIFTH), a_round("next", IN_MUSCAT)))
    enter(*rounds(a_round("reported", FIFTH), a_round("next")))

    assert rows("round", "ordinal", "ordinal_inferred", "status") == [
        (5, None, "held"),
        (None, 6, "to-be-agreed"),
    ]
    assert reason() == "next-of"


def test_the_round_after_is_the_one_that_was_announced(enter, rows):
    enter(*rounds(a_round("reported", FIFTH), a_round("next", IN_MUSCAT)))
    enter(*rounds(a_round("reported", SIXTH)))

    assert rows("round", "ordinal", "ordinal_inferred", "status", "country") == [
        (5, None, "held", ""),
        (6, None, "held", "OM"),
    ]
    assert reason() == "next-by-number"


def test_the_announced_round_is_the_one_after_that_is_known(enter, rows):
    enter(*rounds(a_round("reported", SIXTH)))
    enter(*rounds(a_round("reported", FIFTH), a_round("next", IN_MUSCAT)))

    assert sorted(rows("round", "ordinal", "country")) == [(5, ""), (6, "OM")]


def test_the_number_of_the_reporting_round_may_come_from_another_text(enter, rows):
    enter(*rounds(a_round("reported", ON_THE_DAY), a_round("next", IN_MUSCAT)))
    enter(*rounds(a_round("reported", FIFTH, ON_THE_DAY)))

    assert rows("round", "ordinal", "ordinal_inferred") == [(5, None), (None, 6)]


def test_a_text_that_puts_the_next_round_first_is_read_alike(enter, rows):
    enter(*rounds(a_round("next", IN_MUSCAT), a_round("reported", FIFTH)))

    assert sorted(rows("round", "ordinal", "ordinal_inferred"), key=str) == [(5, None), (None, 6)]


def test_a_head_in_two_scripts_is_one_person(enter, rows):
    enter(*rounds(a_round("reported", FIFTH)), ("head", 0, HEAD))
    chinese = [("name", "萨利姆", "萨利姆"), ("state", "OM", "阿曼"), ("office", "副大臣", "外交副大臣")]
    enter(*rounds(a_round("reported", FIFTH)), ("head", 0, chinese))

    assert rows("person", "names") == [{"ar": "سالم", "zh": "萨利姆"}]
    assert rows("office", "titles") == [{"ar": "وكيل الوزارة", "zh": "副大臣"}]
    assert len(rows("delegation", "pk")) == 1


def test_two_names_in_one_script_are_two_persons(enter, rows):
    enter(*rounds(a_round("reported", FIFTH)), ("head", 0, HEAD))
    enter(
        *rounds(a_round("reported", FIFTH)), ("head", 0, [("name", "ماجد", "ماجد"), ("state", "OM", "عمان")])
    )

    assert rows("person", "names") == [{"ar": "سالم"}, {"ar": "ماجد"}]
    assert len(rows("delegation", "heads")) == 1


def test_two_heads_of_one_text_are_two_persons(enter, rows):
    heads = [
        [("name", name, f"رأسه {name}"), ("state", "OM", f"{name} العماني")] for name in ("سالم", "萨利姆")
    ]
    enter(*rounds(a_round("reported", FIFTH)), *(("head", 0, one) for one in heads))

    assert len(rows("person", "pk")) == 2
    assert [sorted(one) for one in rows("delegation", "heads")] == [rows("person", "pk")]


def test_one_person_leads_at_two_rounds(enter, rows):
    enter(*rounds(a_round("reported", FIFTH)), ("head", 0, HEAD))
    enter(*rounds(a_round("reported", SIXTH)), ("head", 0, HEAD))

    assert len(rows("person", "pk")) == 1
    assert len(rows("delegation", "pk")) == 2


@pytest.mark.parametrize(("name", "persons"), [("سَالِم", 1), ("سلمى", 2)])
def test_spelling_without_its_marks_is_one_person(name, persons, enter, rows):
    enter(*rounds(a_round("reported", FIFTH)), ("head", 0, HEAD))
    enter(*rounds(a_round("reported", SIXTH)), ("head", 0, [("name", name, name), ("state", "OM", "عمان")]))

    assert len(rows("person", "pk")) == persons


def trade(value):
    return [
        ("indicator", "bilateral-trade", "التجارة"),
        ("value", value, f"بلغت {value}"),
        ("period", "2024", "2024"),
    ]


def test_figures_of_two_reporters_stand_side_by_side(enter, rows):
    enter(("figure", None, trade(5)), outlet="ONA")
    enter(("figure", None, trade(6)), outlet="VNA")

    assert rows("figure", "value", "reporter") == [(5.0, "ONA"), (6.0, "VNA")]


def test_figures_of_one_reporter_are_one(enter, rows):
    enter(("figure", None, trade(5)), outlet="ONA", published="2025-01-01")
    enter(("figure", None, trade(6)), outlet="ONA", published="2025-02-01")

    assert rows("figure", "value") == [6.0]


def test_an_undertaking_is_of_its_round(enter, rows):
    again = [("kind", "continue-mechanism", "استمرار"), ("gist", "تستمر", "تستمر المشاورات")]
    enter(*rounds(a_round("reported", FIFTH)), ("commitment", 0, again))
    enter(*rounds(a_round("reported", FIFTH)), ("commitment", 0, again))
    enter(*rounds(a_round("reported", SIXTH)), ("commitment", 0, again))

    assert sorted(rows("commitment", "round")) == sorted(rows("round", "pk"))


def test_projects_of_one_name_in_two_countries_are_two(enter, rows):
    for country in ("OM", "VN", "OM"):
        enter(("project", None, [("name", "الميناء", "الميناء"), ("country", country, country)]))

    assert rows("project", "country") == ["OM", "VN"]


def test_two_unnamed_instruments_are_two(enter, rows):
    for _ in range(2):
        enter(("instrument", None, [("kind", "mou", "مذكرة")]))

    assert len(rows("instrument", "pk")) == 2


def test_rounds_that_say_nothing_more_stay_apart(enter, rows):
    enter(*rounds(a_round("reported", IN_HANOI)))
    enter(*rounds(a_round("reported", IN_HANOI)))

    assert len(rows("round", "pk")) == 2
    assert reason() == "new-record"
