from __future__ import annotations

import pytest

from jawla.reading.engine.moments import Moment
from jawla.reading.reader import language


def moments(code: str, text: str) -> list[Moment]:
    shadow = language(code).shadow_for("", text)
    return [mark.value for _, mark in shadow.marks_in(0, len(shadow.text), "date")]


@pytest.mark.parametrize(
    ("code", "text", "published", "dates"),
    [
        ("ar", "في 12 كانون الثاني 2011", None, ("2011-01-12", None)),
        ("ar", "يومي 30 و31 جانفي 2022", None, ("2022-01-30", "2022-01-31")),
        ("ar", "في 13 ربيع الأول 1431هـ", None, ("2010-02-27", None)),
        ("ar", "يوم ١٤ سبتمبر ٢٠٢٠", None, ("2020-09-14", None)),
        ("ar", "في نوفمبر 2020", None, ("2020-11", None)),
        ("zh", "2005年12月20至21日", None, ("2005-12-20", "2005-12-21")),
        ("zh", "二〇二五年九月十八日", None, ("2025-09-18", None)),
        ("zh", "去年5月9日至10日", "2025-02-12", ("2024-05-09", "2024-05-10")),
        ("zh", "8月29日", None, (None, None)),
        ("en", "on April 25-26", "2024-04-27", ("2024-04-25", "2024-04-26")),
        ("en", "on 3rd of May, 2019", None, ("2019-05-03", None)),
        ("en", "held on Monday", "2024-09-10", ("2024-09-09", None)),
        ("en", "held on Monday", None, (None, None)),
        ("en", "held yesterday", "2024-03-01", ("2024-02-29", None)),
    ],
)
def test_date_is_as_precise_as_its_words(
    code: str, text: str, published: str | None, dates: tuple[str | None, str | None]
) -> None:
    found = moments(code, text)

    assert [moment.resolve(published) for moment in found] == [dates]


@pytest.mark.parametrize(
    ("code", "text"), [("en", "31 February 2024"), ("en", "the 45/13/2024 file"), ("zh", "2024年13月40日")]
)
def test_day_that_no_calendar_has_is_none(code: str, text: str) -> None:
    assert all(
        moment.resolve(None)[0] is None or len(moment.resolve(None)[0]) < 10 for moment in moments(code, text)
    )
