import pytest
from lxml import html
from pages import foreign_words

from jawla.register.enter import accept_claims

LANGUAGES = {"ar": ("ar", "rtl"), "zh-hans": ("zh-hans", "ltr"), "en": ("en", "ltr")}
ADDRESSES = (
    "/",
    "/desk/",
    "/desk/{source}/",
    "/sources/",
    "/sources/?q=zzz",
    "/sources/add/",
    "/sources/{source}/",
    "/records/mechanism/",
    "/records/round/",
    "/records/person/",
    "/records/project/",
    "/records/mechanism/{mechanism}/",
    "/records/round/{round}/",
    "/nowhere/",
)


@pytest.fixture
def numbers(source, claims, bo, at):
    entered = accept_claims(claims=source.claims.all(), by=bo, at=at)
    records = {}
    for record in entered.records:
        records.setdefault(_kind(record), record)
    return {"source": source.pk, **records}


def _kind(record):
    from jawla.register.models import Record

    return Record.objects.get(pk=record).kind


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_page_says_its_language_and_direction(numbers, signed_in, amal, address, language):
    answer = signed_in(amal, language).get(address.format(**numbers))

    root = html.fromstring(answer.content)
    assert (root.get("lang"), root.get("dir")) == LANGUAGES[language]
    assert answer.status_code == (404 if address == "/nowhere/" else 200)


@pytest.mark.parametrize("address", ADDRESSES)
def test_arabic_page_has_no_untranslated_word(numbers, signed_in, amal, address):
    answer = signed_in(amal, "ar").get(address.format(**numbers))

    assert foreign_words(answer.content) == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_chinese_page_has_no_untranslated_word(numbers, signed_in, amal, address):
    answer = signed_in(amal, "zh-hans").get(address.format(**numbers))

    assert foreign_words(answer.content, "zh-hans") == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_runs_nothing_inline_and_asks_nobody_else(numbers, signed_in, amal, address):
    answer = signed_in(amal).get(address.format(**numbers))

    page = html.fromstring(answer.content)
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert page.xpath("//style | //script[not(@src)] | //@style") == []
    assert page.xpath("//@onclick | //@onload | //@onsubmit") == []
    assert [a for a in page.xpath("//script/@src | //link/@href | //img/@src") if not a.startswith("/")] == []


def test_first_page_of_a_stranger_is_arabic(client, db):
    answer = client.get("/sign-in/", headers={"Accept-Language": "en"})

    assert html.fromstring(answer.content).get("dir") == "rtl"


def test_page_asks_a_stranger_to_sign_in(client, source):
    answer = client.get(f"/desk/{source.pk}/")

    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in/")
