"""Two samples that differ on a round's day, and an officer who rules, in the Arabic interface."""

from pathlib import Path

import pytest

from jawla.claims.models import Claim
from jawla.claims.propose import propose_claims
from jawla.register.enter import accept_claims
from jawla.register.models import TABLES
from jawla.sources.keep import keep_bytes

SAMPLES = Path(__file__).resolve().parents[2] / "examples" / "articles"
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def round_page(bo, at):
    for name in ("ar-oman-vietnam-3.html", "en-vietnam-oman-3.txt"):
        source = keep_bytes(content=(SAMPLES / name).read_bytes(), name=name, by=bo, at=at).source
        propose_claims(source=source, at=at)
        accept_claims(claims=Claim.objects.filter(source=source), by=bo, at=at)
    return f"/records/round/{TABLES['round']._default_manager.get(ordinal=3).pk}/"


@pytest.mark.parametrize("width", [1440, 360])
def test_officer_rules_on_a_difference(desk, let_in, bo, round_page, width):
    here = desk(width)
    let_in(here, bo)
    here.open(round_page)
    here.shoot(f"difference-{width}")
    panel = here.page.locator(".diff", has=here.page.locator("input[value=start]"))
    other = panel.locator(".diff-tall > div").last
    chosen = other.locator(".diff-words").inner_text()
    other.locator(".more summary").click()
    other.locator("input[name=reason]").fill("محضر الجولة")
    here.shoot(f"difference-ruling-{width}")
    assert here.barriers() == []
    other.locator("form button").click()
    here.page.wait_for_selector(".diff-foot")
    here.shoot(f"difference-settled-{width}")

    assert panel.locator(".diff-words").first.inner_text() == chosen
    assert "محضر الجولة" in panel.locator(".diff-foot").inner_text()
    assert here.barriers() == []
    assert here.runs_over() <= 0
    assert here.complaints == []
