"""Two samples tell of one round and differ on its day: both stay in sight, and an officer rules."""

from pathlib import Path

import pytest
from lxml import html
from pages import foreign_words, text_of

from jawla.claims.models import Claim
from jawla.claims.propose import propose_claims
from jawla.register.check import check
from jawla.register.enter import accept_claims
from jawla.register.models import TABLES
from jawla.sources.keep import keep_bytes
from jawla.sources.models import Source

SAMPLES = Path(__file__).resolve().parents[2] / "examples" / "articles"
TENTH, ELEVENTH = "2026-03-10", "2026-03-11"


@pytest.fixture
def page(bo, at):
    """The address of the round that both samples tell of, all their claims accepted."""
    for name in ("ar-oman-vietnam-3.html", "en-vietnam-oman-3.txt"):
        source = keep_bytes(content=(SAMPLES / name).read_bytes(), name=name, by=bo, at=at).source
        propose_claims(source=source, at=at)
        accept_claims(claims=Claim.objects.filter(source=source), by=bo, at=at)
    return f"/records/round/{TABLES['round']._default_manager.get(ordinal=3).pk}/"


@pytest.fixture
def the_start():
    """The panel of the round's day, and its two values with the form to rule for each."""

    def the_start(content):
        panels = html.fromstring(content).xpath("//section[@class='diff'][.//input[@value='start']]")
        return panels[0]

    return the_start


def _rule(client, panel, day, reason="المحضر"):
    claim = Claim.objects.filter(field="start", value=day, source__voice__in=("agency", "press")).latest("id")
    (form,) = [form for form in panel.xpath(".//form") if form.xpath(f".//input[@value='{claim.pk}']")]
    fields = {one.get("name"): one.get("value", "") for one in form.xpath(".//input[not(@name='reason')]")}
    return client.post(form.get("action"), {**fields, "reason": reason})


def _starts():
    return TABLES["round"]._default_manager.get(ordinal=3).start


def test_round_shows_both_values_with_their_quotes(page, signed_in, carmen):
    answer = signed_in(carmen).get(page)

    panel = html.fromstring(answer.content).xpath("//section[@class='diff']")[0]
    assert "10 مارس 2026" in panel.text_content() and "11 مارس 2026" in panel.text_content()
    assert panel.xpath(".//mark/text()") == ["اليوم", "March 10"]
    assert "عُقدت بمسقط اليوم الجولة الثالثة" in panel.text_content()
    assert panel.xpath(".//form") == []


def test_evidence_tells_why_and_who_accepted(page, signed_in, carmen):
    content = signed_in(carmen, "en").get(page).content

    words = text_of(content)
    claim = Claim.objects.filter(field="start", value=TENTH).get()
    assert claim.pattern and claim.pattern in words
    assert "Accepted: Bo" in words


@pytest.mark.parametrize("day", [TENTH, ELEVENTH])
def test_officer_settles_the_difference(page, signed_in, bo, the_start, day):
    client = signed_in(bo)

    answer = _rule(client, the_start(client.get(page).content), day)

    assert answer["Location"] == page
    assert _starts() == day
    after = client.get(page)
    assert "حسمه موظف" in the_start(after.content).text_content()
    assert "المحضر" in the_start(after.content).text_content()
    assert foreign_words(after.content) == []
    assert check() == []


def test_ruling_is_taken_back_from_the_panel(page, signed_in, bo, the_start):
    client = signed_in(bo)
    before = _starts()
    _rule(client, the_start(client.get(page).content), TENTH)
    (form,) = the_start(client.get(page).content).xpath(".//div[@class='diff-foot']/form")

    client.post(
        form.get("action"), {"claim": form.xpath(".//input[@name='claim']/@value"), "verdict": "withdraw"}
    )

    assert _starts() == before
    assert "حسمه موظف" not in the_start(client.get(page).content).text_content()


def test_ruling_without_a_reason_says_so(page, signed_in, bo, the_start):
    client = signed_in(bo, "en")

    answer = _rule(client, the_start(client.get(page).content), TENTH, reason="  ")

    assert answer.status_code == 422
    assert "A ruling needs a reason." in text_of(answer.content)


def test_reader_cannot_rule(page, signed_in, carmen):
    assert signed_in(carmen).post(f"{page}rule/", {"field": "start", "claim": 1}).status_code == 403


def test_note_is_a_source_like_any_other(page, signed_in, bo, the_start):
    client = signed_in(bo)
    _rule(client, the_start(client.get(page).content), TENTH)
    note = Source.objects.get(voice="officer")

    for address in ("/", "/sources/", f"/sources/{note.pk}/", f"/desk/{note.pk}/"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert foreign_words(answer.content) == []
