"""The work of `jawla serve`: database, samples, sign-in, and the two processes of server and reader."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from jawla.claims import background
from jawla.cli.children import Child, on_stop
from jawla.cli.database import prepare_database
from jawla.cli.samples import take_in_samples
from jawla.cli.words import gettext
from jawla.officers.access import Officer
from jawla.officers.enrol import ensure_administrator
from jawla.officers.sign_in import make_entry
from jawla.terms.problem import Problem

ENTRY_LASTS = timedelta(hours=1)
PAUSE = 5  # seconds, so that a reader that cannot start does not start all the time


class PortTaken(Problem):
    """Another program listens there."""

    what = "Port {port} is taken by another program."
    where = "Host {host}."
    remedy = "End that program, or choose another port with --port."


class ServerFailed(Problem):
    """The web server ended by itself."""

    what = "The web server ended by itself."
    where = "http://{host}:{port}/"
    remedy = "Read the lines above for the cause, then start it again."


def serve(*, host: str, ports: Sequence[int], samples: Path | None, works: bool) -> int:
    """Serve on the first of `ports` that is free, until told to stop. Raises PortTaken, ServerFailed."""
    if prepare_database():
        say(gettext("The database is set up."))
    administrator = ensure_administrator(at=timezone.now())
    if again := background.take_up_again(at=timezone.now()):
        say(
            gettext("Reading that was interrupted is taken up again; sources: {sources}.", sources=len(again))
        )
    if samples:
        take_in_samples(samples, by=administrator)
    return _run(host, _free_port(host, ports), administrator, works)


def say(line: str) -> None:
    """A line of progress, shown at once."""
    print(line, flush=True)


def _run(host: str, port: int, administrator: Officer, works: bool) -> int:
    stop = threading.Event()
    on_stop(stop.set)
    server = Child("jawla.cli.http", host, str(port))
    worker = Child("jawla.cli.main", "work", "--tied") if works else None
    try:
        _wait_until_served(server, host, port, stop)
        if not stop.is_set():
            _welcome(host, port, administrator)
        while not stop.wait(1):
            _require_served(server, host, port)
            if worker and worker.ended():
                say(gettext("The reading process ended by itself; it is started again."))
                stop.wait(PAUSE)
                worker.again()
    finally:
        for child in (server, worker):
            if child:
                child.stop()
    say(gettext("Stopped."))
    return 0


def _welcome(host: str, port: int, administrator: Officer) -> None:
    token = make_entry(officer=administrator, at=timezone.now(), lifetime=ENTRY_LASTS)
    say("\n" + gettext("Jawla is served at {address}", address=f"http://{host}:{port}/"))
    say(gettext("Sign in once with {address}", address=f"http://{host}:{port}/enter/{token}/"))
    say(gettext("The link opens once, within an hour. Stop with Ctrl+C."))


def _free_port(host: str, ports: Sequence[int]) -> int:
    first = ports[0]
    if not _is_free(host, first):
        # A server that was just killed may need a moment to let its port go.
        time.sleep(2)
    for port in ports:
        if _is_free(host, port):
            if port != first:
                say(
                    gettext(
                        "Port {first} is taken by another program: {port} is used.", first=first, port=port
                    )
                )
            return port
    raise PortTaken(host=host, port=first)


def _is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True


def _wait_until_served(server: Child, host: str, port: int, stop: threading.Event) -> None:
    reached = "127.0.0.1" if host == "0.0.0.0" else host  # noqa: S104
    while not stop.wait(0.1):
        _require_served(server, host, port)
        try:
            socket.create_connection((reached, port), timeout=1).close()
        except OSError:
            continue
        return


def _require_served(server: Child, host: str, port: int) -> None:
    if server.ended():
        raise ServerFailed(host=host, port=port)
