from datetime import date

import pytest

from jawla.terms.dates import is_day, lies_within, meet, span


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-04-25", date(2025, 4, 25), date(2025, 4, 25)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025-01/2025-08", date(2025, 1, 1), date(2025, 8, 31)),
    ],
)
def test_span_gives_the_days_a_date_may_mean(text, first, last):
    assert span(text) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "25", "2025-13", "2025-02-30", "April", "2025-4", "2025-04-25x", "0000", "2025/"]
)
def test_span_refuses_what_is_no_date(text):
    with pytest.raises(ValueError):
        span(text)


def test_a_day_lies_within_its_month_and_not_the_other_way():
    assert lies_within("2025-04-25", "2025-04")
    assert not lies_within("2025-04", "2025-04-25")


def test_dates_meet_where_one_day_is_common():
    assert meet("2025-04", "2025-04-25")
    assert not meet("2025-04", "2025-05-01")


def test_only_days_are_days():
    assert is_day("2025-04-25/2025-04-26")
    assert not is_day("2025-04")
