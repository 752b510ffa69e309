from dataclasses import replace

import pytest

from jawla.register.declare import Field, Label, Said, Spread, Type
from jawla.register.settle import settle

LABEL = Label(ar="خانة", zh="栏", en="field")
CITY = Field("city", Type.CITY, LABEL)
START = Field("start", Type.DATE, LABEL)
NAMES = Field("names", Type.NAMES, LABEL)
TOPICS = Field("topics", Type.CODE, LABEL, spread=Spread.UNION)
HEADS = Field("heads", Type.LINK, LABEL, spread=Spread.BY_SOURCE)
STATUS = Field(
    "status", Type.STATUS, LABEL, values={"reported": "held", "next": "open"}, ranks=("held", "open")
)
PRESS = Said("", "", 1, 1, 1, False, "press", "2025-04-25", "2025-04-26T10:00:00+00:00")


def said(value, claim=1, voice="press", **more):
    return replace(PRESS, value=value, claim=claim, source=claim, voice=voice, **more)


def standings(settled):
    return {
        one.claim: "chosen" if one.chosen else "differs" if one.differs else "neither"
        for one in settled.standings
    }


def test_settle_without_claims_has_no_value():
    assert settle(CITY, []).value is None


@pytest.mark.parametrize(
    ("stronger", "weaker"),
    [("officer", "instrument"), ("instrument", "ministry"), ("ministry", "agency"), ("agency", "press")],
)
def test_settle_follows_the_order_of_voices(stronger, weaker):
    older = said("Hanoi", 1, stronger, published_on="2020-01-01")

    settled = settle(CITY, [said("Hue", 2, weaker), older])

    assert settled.value == "Hanoi"
    assert standings(settled) == {1: "chosen", 2: "differs"}


def test_settle_puts_a_correction_before_an_instrument():
    assert (
        settle(CITY, [said("Hue", 1, "instrument"), said("Hanoi", 2, "press", by_officer=True)]).value
        == "Hanoi"
    )


@pytest.mark.parametrize(
    "newer",
    [
        {"published_on": "2025-04-27"},
        {"kept_at": "2025-04-27T10:00:00+00:00"},
        {},  # the same in everything: the later claim
    ],
)
def test_settle_takes_the_newest_of_one_rank(newer):
    assert settle(CITY, [said("Hue", 2, **newer), said("Hanoi", 1)]).value == "Hue"


def test_settle_takes_a_dated_source_before_an_undated_one():
    undated = said("Hue", 2, published_on="", kept_at="2026-01-01T00:00:00+00:00")

    assert settle(CITY, [undated, said("Hanoi", 1)]).value == "Hanoi"


def test_settle_does_not_depend_on_the_order_of_claims():
    claims = [said("Hanoi", 1), said("Hue", 2, "agency"), said("Da Nang", 3, "agency")]

    assert settle(CITY, claims) == settle(CITY, claims[::-1])


def test_settle_prefers_the_more_precise_of_dates_that_agree():
    settled = settle(START, [said("2025-04", 1, "ministry"), said("2025-04-25", 2)])

    assert settled.value == "2025-04-25"
    assert standings(settled) == {1: "chosen", 2: "chosen"}


def test_settle_keeps_dates_apart_that_do_not_agree():
    settled = settle(START, [said("2025-04", 1, "ministry"), said("2025-05-02", 2)])

    assert settled.value == "2025-04"
    assert standings(settled) == {1: "chosen", 2: "differs"}


def test_settle_keeps_one_name_a_script():
    settled = settle(
        NAMES, [said("سالم", 1), said("萨利姆", 2), said("Salim", 3, "ministry"), said("Saleem", 4)]
    )

    assert settled.value == {"ar": "سالم", "zh": "萨利姆", "en": "Salim"}
    assert standings(settled) == {1: "chosen", 2: "chosen", 3: "chosen", 4: "neither"}


def test_settle_takes_words_in_another_script_for_no_difference():
    assert standings(settle(CITY, [said("هانوي", 2, "ministry"), said("Hanoi", 1)])) == {
        1: "chosen",
        2: "chosen",
    }


def test_settle_keeps_all_values_of_a_set():
    settled = settle(TOPICS, [said("trade", 1), said("energy", 2, "ministry"), said("trade", 3)])

    assert settled.value == ["energy", "trade"]
    assert set(standings(settled).values()) == {"chosen"}


def test_settle_keeps_the_heads_of_one_source_together():
    first = [said(11, 1, "ministry"), replace(said(12, 2, "ministry"), source=1)]

    settled = settle(HEADS, [*first, said(13, 3)])

    assert sorted(settled.value) == [11, 12]
    assert standings(settled) == {1: "chosen", 2: "chosen", 3: "differs"}


def test_settle_lets_what_happened_overtake_what_was_said_before():
    settled = settle(STATUS, [said("next", 1, "ministry"), said("reported", 2)])

    assert settled.value == "held"
    assert standings(settled) == {1: "neither", 2: "chosen"}


def test_settle_takes_an_overtaken_plan_for_no_difference():
    settled = settle(CITY, [said("Muscat", 1, "ministry", planned=True), said("Hanoi", 2)])

    assert settled.value == "Hanoi"
    assert standings(settled) == {1: "neither", 2: "chosen"}


def test_settle_keeps_two_plans_that_differ():
    settled = settle(CITY, [said("Muscat", 1, "ministry", planned=True), said("Hanoi", 2, planned=True)])

    assert standings(settled) == {1: "chosen", 2: "differs"}
