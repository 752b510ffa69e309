"""The order of rounds, and the numbers that nobody tells of."""

from lxml import html
from pages import text_of
from telling import a_round

from jawla.register.models import TABLES


def _round(number, day):
    return ("round", None, a_round("reported", ("ordinal", number, f"جولة {number}"), ("start", day, day)))


def test_rounds_stand_newest_first(enter, signed_in, carmen):
    for number, day in ((4, "2021-05-01"), (6, "2025-05-01"), (5, "2023-05-01")):
        enter(_round(number, day))

    rows = html.fromstring(signed_in(carmen, "en").get("/records/round/").content).xpath("//tbody/tr/th")

    assert ["Round 6" in rows[0].text_content(), "Round 5" in rows[1].text_content()] == [True, True]
    assert "Round 4" in rows[2].text_content()


def test_long_gap_is_one_line_with_both_ends(enter, signed_in, carmen):
    for number, day in ((2, "2001-05-01"), (20, "2025-05-01")):
        enter(_round(number, day))
    mechanism = TABLES["mechanism"]._default_manager.get().pk

    answer = signed_in(carmen, "en").get(f"/records/mechanism/{mechanism}/")

    assert len(html.fromstring(answer.content).xpath("//ol[@class='ledger']/li")) == 3
    assert "Rounds 3 to 19:" in text_of(answer.content)
