from __future__ import annotations

import time

import pytest

from jawla.text.html import extract_html

BODY = "اتفق الجانبان على عقد الجولة القادمة من المشاورات في العاصمة خلال العام المقبل."
LONG = " ".join([BODY] * 5)


def page(head: str = "", body: str = "", title: str = "جولة جديدة من المشاورات") -> str:
    return (
        f"<!doctype html><html lang=ar><head><title>{title}</title>{head}</head><body>"
        f"<nav><a href='/'>القائمة الرئيسية</a></nav>{body}<footer>جميع الحقوق محفوظة</footer></body></html>"
    )


def article(*paragraphs: str) -> str:
    return "<article>" + "".join(f"<p>{each}</p>" for each in paragraphs) + "</article>"


def test_extract_html_gives_title_then_paragraphs() -> None:
    extract = extract_html(page(body=article(LONG, "فقرة ثانية. " + LONG)))

    assert extract.text.split("\n") == ["جولة جديدة من المشاورات", LONG, "فقرة ثانية. " + LONG]
    assert extract.title == "جولة جديدة من المشاورات"


def test_extract_html_does_not_repeat_a_title_in_the_text() -> None:
    extract = extract_html(
        page(body="<article><h1>جولة جديدة من المشاورات</h1><p>" + LONG + "</p></article>")
    )

    assert extract.text.count("جولة جديدة من المشاورات") == 1


def test_extract_html_leaves_menus_out() -> None:
    extract = extract_html(page(body=article(LONG, LONG + " وأكدا.")))

    assert "القائمة" not in extract.text
    assert "الحقوق" not in extract.text


def test_extract_html_is_the_same_every_time() -> None:
    markup = page(body=article(LONG, LONG + " وأكدا."))

    assert extract_html(markup) == extract_html(markup)


def test_extract_html_never_takes_scripts_or_styles() -> None:
    code = "<script>document.write('حقن')</script><style>p{content:'حقن'}</style><p onclick=\"alert('حقن')\">"

    extract = extract_html(page(body=code + article(LONG) + code))

    assert "حقن" not in extract.text


def test_extract_html_reads_json_ld() -> None:
    head = """<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle",
      "headline": "مشاورات سياسية", "datePublished": "2025-04-25T23:30:00+03:00",
      "publisher": {"name": "وكالة الأنباء"}}]}
      </script>"""

    extract = extract_html(page(head, article(LONG)))

    assert (extract.title, extract.published, extract.outlet) == (
        "مشاورات سياسية",
        "2025-04-25",
        "وكالة الأنباء",
    )


@pytest.mark.parametrize(
    "broken",
    ["{", "[" * 100_000, '{"datePublished": "2025-02-31"}', '{"headline": 7, "publisher": []}', "null"],
)
def test_extract_html_survives_broken_json_ld(broken: str) -> None:
    extract = extract_html(page(f'<script type="application/ld+json">{broken}</script>', article(LONG)))

    assert extract.title == "جولة جديدة من المشاورات"
    assert extract.published is None


def test_extract_html_reads_meta_elements() -> None:
    head = (
        '<meta property="og:site_name" content="صحيفة اليوم">'
        '<meta property="article:published_time" content="2024-09-16T08:00:00Z">'
    )

    extract = extract_html(page(head, article(LONG)))

    assert (extract.published, extract.outlet) == ("2024-09-16", "صحيفة اليوم")


def test_extract_html_reads_a_shown_date() -> None:
    shown = '<div class="news-date">发布时间：2023年9月8日 10:30</div>'

    extract = extract_html(page(body=shown + article("双方就双边关系和共同关心的问题深入交换意见。" * 9)))

    assert extract.published == "2023-09-08"


def test_extract_html_reads_a_shown_date_in_words() -> None:
    extract = extract_html(page(body='<p class="date">25 April 2025</p>' + article(LONG)))

    assert extract.published == "2025-04-25"


def test_extract_html_does_not_take_a_date_of_the_text() -> None:
    extract = extract_html(page(body=article("عقدت الجولة السابقة في 2019-03-04. " + LONG)))

    assert extract.published is None


def test_extract_html_gives_the_whole_text_without_an_article() -> None:
    extract = extract_html(
        "<html><body><form><div>كلمة</div>\n<div>أخرى <b>غامقة</b></div></form></body></html>"
    )

    assert extract.text == "كلمة\nأخرى غامقة"
    assert "menus may stand in it" in str(extract.notes[0])


@pytest.mark.parametrize(
    "markup",
    [
        "<html><title>عنوان</title>" + "<div>" * 2_000_000 + BODY + "</div>" * 2_000_000,
        "<html><title>عنوان</title>" + "<b>" * 3_000 + BODY,
        "<html><title>عنوان</title><p>" + BODY + "<" * 10_000_000,
        "<html><title>عنوان</title><p>" + BODY + "<a href='" * 2_000_000,
        "<html><title>عنوان</title>" + "<p><span>" * 15_000 + BODY,
        "<html><title>عنوان</title><p>" + BODY * 130_000,
    ],
    ids=[
        "nested tags",
        "unclosed tags",
        "brackets",
        "unclosed attributes",
        "many elements",
        "one line of 20 MB",
    ],
)
def test_extract_html_reads_a_monstrous_page_in_seconds(markup: str) -> None:
    began = time.monotonic()

    extract = extract_html(markup)

    assert time.monotonic() - began < 20
    assert BODY in extract.text
    assert extract.title == "عنوان"
    assert "too deep" in str(extract.notes[0])


def test_extract_html_takes_no_code_from_a_monstrous_page() -> None:
    code = "<script>if (a<b) write('حقن')</script><style>حقن</style>"

    extract = extract_html("<html>" + code + "<div>" * 400 + BODY + code + "&amp; بعد")

    assert extract.text == BODY + "& بعد"
