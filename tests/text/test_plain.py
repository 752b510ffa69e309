from __future__ import annotations

from jawla.text.plain import extract_plain


def test_extract_plain_changes_line_ends_only() -> None:
    extract = extract_plain("  عنوان\r\n\r\nنص\u00a0النص \rآخر\u2028سطر\n ")

    assert extract.text == "  عنوان\n\nنص\u00a0النص \nآخر\u2028سطر\n "


def test_extract_plain_takes_a_short_first_line_as_title() -> None:
    extract = extract_plain("\n  第三轮 政治磋商 \n正文。")

    assert extract.title == "第三轮 政治磋商"


def test_extract_plain_has_no_title_without_a_body() -> None:
    assert extract_plain("One line that is all the text.").title is None


def test_extract_plain_has_no_title_where_the_first_line_is_long() -> None:
    assert extract_plain("word " * 60 + "\nmore").title is None
