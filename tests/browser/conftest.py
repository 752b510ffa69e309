"""A real browser on a live server: the desk as an officer sees it; screenshots in build/screenshots/."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles.testing import StaticLiveServerTestCase
from playwright.sync_api import Browser, Page, sync_playwright

SHOTS = Path(__file__).resolve().parents[2] / "build" / "screenshots"
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
# What a browser does by itself must not look like a request of the page.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# Playwright keeps an event loop running in this thread, which Django takes for an asynchronous view.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("JAWLA_TEST_CHROMIUM") or shutil.which("chromium")
    assert path, "No Chromium: install it, or name one by JAWLA_TEST_CHROMIUM."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()


class Desk:
    """A page with what it complained of and whom it asked."""

    def __init__(self, page: Page, home: str) -> None:
        self.page, self.home = page, home
        self.complaints: list[str] = []
        self.asked: set[str] = set()
        page.on(
            "console",
            lambda said: (
                said.type in ("error", "warning") and self.complaints.append(f"{said.text} {said.location}")
            ),
        )
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on(
            "request",
            lambda request: self.asked.add(request.url.split("/")[2] if "//" in request.url else ""),
        )

    def open(self, path: str) -> None:
        self.page.goto(self.home + path)

    def shoot(self, name: str) -> None:
        SHOTS.mkdir(parents=True, exist_ok=True)
        # Hiding the caret would add a style to the page, which its policy refuses.
        self.page.screenshot(path=SHOTS / f"{name}.png", full_page=True, caret="initial")

    def runs_over(self) -> int:
        """By how many pixels the page is wider than the window."""
        return int(
            self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        )

    def barriers(self) -> list[str]:
        """What axe finds; its script is run from outside, past the page's own policy."""
        self.page.evaluate(AXE.read_text("utf-8"))
        tags = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = self.page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", tags)
        return [f"{one['id']}: {node['html'][:120]}" for one in found["violations"] for node in one["nodes"]]


@pytest.fixture
def desk(browser: Browser, live_server: StaticLiveServerTestCase) -> Iterator[Callable[..., Desk]]:
    """A new window on the desk, of this width."""
    contexts = []

    def desk(width: int = 1440, theme: str = "light", script: bool = True) -> Desk:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=theme, java_script_enabled=script
        )
        contexts.append(context)
        return Desk(context.new_page(), live_server.url)

    yield desk
    for context in contexts:
        context.close()


@pytest.fixture
def let_in() -> Callable[[Desk, object], None]:
    """Sign an officer in by a one-time link, as the first start does."""
    from datetime import timedelta

    from django.utils import timezone

    from jawla.officers.sign_in import make_entry

    def let_in(desk: Desk, officer: object) -> None:
        token = make_entry(officer=officer, at=timezone.now(), lifetime=timedelta(minutes=5))
        desk.open(f"/enter/{token}/")
        desk.page.click("main button")

    return let_in


@pytest.fixture
def article(keep: Callable[..., object], at: object) -> object:
    """The article of this folder, kept and read."""
    from jawla.claims.propose import propose_claims

    text = (Path(__file__).parent / "article.txt").read_text("utf-8")
    source = keep(text, title="الجولة الخامسة في أوسلو", outlet="وكالة الشمال")
    propose_claims(source=source, at=at)
    return source
