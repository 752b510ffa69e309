"""From an article to a settled round, in the Arabic interface, as a newcomer does it."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from jawla.claims.background import work

ARTICLE = Path(__file__).parent / "article.txt"
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_officer_turns_an_article_into_a_settled_round(desk, let_in, bo):
    arabic = desk()
    page = arabic.page
    let_in(arabic, bo)
    assert page.get_attribute("html", "dir") == "rtl"
    arabic.shoot("1-home")

    arabic.open("/sources/add/")
    arabic.shoot("2-add")
    page.set_input_files("#file", ARTICLE)
    page.click("form[aria-labelledby=by-file] button")
    assert page.locator("[role=status]").inner_text() == "حُفظ، وتجري قراءته."
    work(until_done=True)
    arabic.open("/")
    page.click(".wait .btn-main")
    arabic.shoot("3-desk")

    _decide_by_keyboard(page)
    arabic.shoot("4-decided")
    assert page.locator(".claim[data-state=proposed]").count() == 0
    assert page.locator(".claim[data-state=rejected]").count() == 1

    arabic.open("/records/mechanism/")
    page.click("tbody a")
    arabic.shoot("5-mechanism")
    page.click(".ledger .row:has(.seal:text-is('5')) a")
    chip = page.locator(".facts .ev").first
    chip.locator("summary").click()
    arabic.shoot("6-round")
    assert chip.locator("mark").inner_text() in ARTICLE.read_text("utf-8")
    assert "أوسلو" in page.locator("h1").inner_text()
    assert arabic.complaints == []
    assert arabic.asked == {arabic.home.split("/")[2]}


def _decide_by_keyboard(page):
    """The round first, whole; then each claim that is left, by its key; the very last one is rejected."""
    page.locator(".group-head .btn").first.click()
    page.wait_for_selector(".claim[data-state=accepted]")
    waiting = page.locator(".claim[data-state=proposed]")
    for left in range(waiting.count() - 1, 0, -1):
        page.keyboard.press("a")
        expect(waiting).to_have_count(left)
    page.keyboard.press("r")
    page.keyboard.type("كلام عام")
    page.keyboard.press("Enter")
    page.wait_for_selector(".claim[data-state=rejected]")


def test_undo_and_moving_by_the_place_of_the_key(desk, let_in, bo, article):
    arabic = desk()
    let_in(arabic, bo)
    arabic.open(f"/desk/{article.pk}/")
    page = arabic.page
    first = page.locator(".claim.is-now").get_attribute("id")

    # What an Arabic layout sends for the same place on the keyboard: another letter, the same code.
    page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {code: 'KeyJ', key: 'ت', bubbles: true}))"
    )
    second = page.locator(".claim.is-now").get_attribute("id")
    page.keyboard.press("k")
    page.keyboard.press("a")
    page.wait_for_selector(f"#{first}[data-state=accepted]")
    focused = page.evaluate("document.activeElement.closest('.claim').id")
    page.keyboard.press("z")
    page.wait_for_selector(f"#{first}[data-state=proposed]")

    assert first != second
    assert focused == second
    assert page.locator(".claim.is-now").get_attribute("id") == first


def test_single_keys_can_be_switched_off(desk, let_in, bo, article):
    arabic = desk()
    let_in(arabic, bo)
    arabic.open(f"/desk/{article.pk}/")

    arabic.page.click("[data-keys]")
    arabic.page.keyboard.press("a")

    assert arabic.page.locator(".claim[data-state=accepted]").count() == 0


def test_keys_pressed_in_haste_each_meet_a_claim_of_their_own(desk, let_in, bo, article):
    arabic = desk()
    let_in(arabic, bo)
    arabic.open(f"/desk/{article.pk}/")

    for _ in range(4):
        arabic.page.keyboard.press("a")

    expect(arabic.page.locator(".claim[data-state=accepted]")).to_have_count(4)
    assert arabic.page.locator("#problem .problem").count() == 0
    assert arabic.complaints == []
