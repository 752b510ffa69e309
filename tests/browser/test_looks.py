"""Every page, wide and narrow, light and dark, in three languages: it fits, without barrier or complaint."""

import pytest

from jawla.claims.models import Claim
from jawla.officers.models import Officer
from jawla.register.enter import accept_claims
from jawla.register.models import Record

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PLACES = {
    "home": "/",
    "desk": "/desk/{source}/",
    "sources": "/sources/",
    "add": "/sources/add/",
    "source": "/sources/{source}/",
    "mechanisms": "/records/mechanism/",
    "mechanism": "/records/mechanism/{mechanism}/",
    "round": "/records/round/{round}/",
    "person": "/records/person/{person}/",
    "persons": "/records/person/",
    "commitments": "/records/commitment/",
    "missing": "/nowhere/",
}


@pytest.fixture
def numbers(article, bo, at):
    accept_claims(claims=Claim.objects.exclude(field="topic"), by=bo, at=at)
    records = {record.kind: record.pk for record in Record.objects.order_by("-id")}
    return {"source": article.pk, **records}


@pytest.mark.parametrize(
    ("language", "width", "theme"),
    [
        ("ar", 1440, "light"),
        ("ar", 360, "dark"),
        ("zh-hans", 1440, "dark"),
        ("zh-hans", 360, "light"),
        ("en", 1440, "light"),
        ("en", 360, "light"),
    ],
)
def test_pages_fit_and_have_no_barrier(desk, let_in, bo, numbers, language, width, theme):
    here = desk(width, theme)
    let_in(here, bo)
    Officer.objects.filter(pk=bo.pk).update(language=language)
    faults = []
    for name, path in PLACES.items():
        here.open(path.format(**numbers))
        here.shoot(f"{name}-{language}-{width}-{theme}")
        faults += [f"{name}: {fault}" for fault in here.barriers()]
        if here.runs_over() > 0:
            faults.append(f"{name}: {here.runs_over()} pixels too wide")

    assert faults == []
    assert [c for c in here.complaints if "404" not in c] == []
    assert here.asked == {here.home.split("/")[2]}


@pytest.mark.parametrize("width", [1440, 360])
def test_sign_in_fits_and_has_no_barrier(desk, width):
    here = desk(width)
    here.open("/sign-in/")
    here.page.fill("#id_login", "nobody")
    here.page.fill("#id_password", "wrong")
    here.page.click("main button")
    here.shoot(f"sign-in-ar-{width}")

    assert here.page.locator(".problem").is_visible()
    assert here.page.evaluate("document.activeElement.id") == "id_login"
    assert here.barriers() == []
    assert here.runs_over() <= 0


def test_open_panels_have_no_barrier(desk, let_in, bo, numbers):
    here = desk()
    let_in(here, bo)
    here.open(PLACES["round"].format(**numbers))
    here.page.locator(".ev summary").first.click()
    here.page.keyboard.press("Escape")
    closed = here.page.locator("details.ev[open]").count()
    focus = here.page.evaluate("document.activeElement.tagName")
    here.page.locator(".ev summary").first.click()
    here.page.locator(".me summary").click()

    assert (closed, focus) == (0, "SUMMARY")
    assert here.barriers() == []


@pytest.mark.parametrize("width", [1440, 360])
def test_every_piece_of_evidence_opens_where_it_can_be_read(desk, let_in, bo, numbers, width):
    here = desk(width)
    let_in(here, bo)
    here.open(PLACES["round"].format(**numbers))
    chips = here.page.locator(".ev")
    hidden = []
    for n in range(chips.count()):
        chips.nth(n).locator("summary").click()
        mark = chips.nth(n).locator("mark")
        # Words on two lines have a box each; the middle of both together may lie between them.
        on_top = mark.evaluate(
            """one => {
                const box = one.getClientRects()[0];
                const middle = [box.x + box.width / 2, box.y + box.height / 2];
                return one.contains(document.elementFromPoint(...middle));
            }"""
        )
        if not on_top or here.runs_over() > 0:
            hidden.append(n)
        here.page.keyboard.press("Escape")

    assert chips.count() > 5
    assert hidden == []


def test_desk_works_without_script(desk, let_in, bo, article):
    here = desk(script=False)
    let_in(here, bo)
    here.open(f"/desk/{article.pk}/")
    here.page.locator(".claim button[value=accept]").first.click()
    reject = here.page.locator(".claim[data-state=proposed] .more").first
    reject.locator("summary").click()
    reject.locator("input[name=reason]").fill("كلام عام")
    reject.locator("button").click()

    assert here.page.locator(".claim[data-state=accepted]").count() == 1
    assert here.page.locator(".claim[data-state=rejected]").count() == 1
