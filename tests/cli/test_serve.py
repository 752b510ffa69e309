"""`jawla serve` as a process of its own, with a home of its own."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

ARTICLE = (
    "The fifth round of political consultations between the foreign ministries of Norway and Sweden "
    "was held in Oslo on 3 May 2024."
)


@pytest.fixture
def home(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(ARTICLE)
    (tmp_path / "articles" / "b.txt").touch()
    return tmp_path


@pytest.fixture
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(home, *words):
    """The lines of a running server, up to the sign-in; it is stopped in the end, if it was not before."""
    env = {**os.environ, "JAWLA_HOME": str(home)}
    env.pop("JAWLA_DATABASE_URL", None)
    command = [sys.executable, "-m", "jawla.cli.main", "serve", *words]
    server = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    lines = []
    try:
        for line in server.stdout:
            lines.append(line.rstrip())
            if line.startswith("The link opens"):
                break
        yield server, lines
    finally:
        server.terminate()
        server.communicate(timeout=20)


def status(address):
    try:
        return urllib.request.urlopen(address, timeout=10).status
    except urllib.error.HTTPError as error:
        return error.code


def is_free(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def becomes_free(port):
    return eventually(lambda: is_free(port))


def child_of(server, words):
    """The process that `server` started with these words; None where there is none in time."""

    def find():
        return next(
            (pid for pid, parent, command in processes() if parent == server.pid and words in command), None
        )

    return eventually(find)


def processes():
    """Number, parent and command of each process: from /proc, or from ps where there is none."""
    if Path("/proc/self/stat").exists():
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):  # it may have ended meanwhile
                parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
                yield int(folder.name), int(parent), (folder / "cmdline").read_text().replace("\0", " ")
        return
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,command="], capture_output=True, text=True).stdout
    for row in (line.split(None, 2) for line in listed.splitlines()):
        yield int(row[0]), int(row[1]), row[2]


def eventually(ask):
    end = time.monotonic() + 15
    while not (answer := ask()) and time.monotonic() < end:
        time.sleep(0.1)
    return answer


def test_serve_reads_samples_signs_in_and_stops(home, port):
    words = ("--port", str(port), "--with-samples", str(home / "articles"))

    with serving(home, *words) as (server, lines):
        said = "\n".join(lines)
        link = re.search(r"http://\S+/enter/\S+/", said)[0]
        answer = status(link)
        server.send_signal(signal.SIGINT)
        rest, _ = server.communicate(timeout=20)

    assert re.search(r"1 of 2 +a\.txt: kept and read; claims: [1-9]", said)
    assert re.search(r"2 of 2 +b\.txt: not kept", said) and "This file is empty." in said
    assert answer == 200
    assert (server.returncode, rest) == (0, "Stopped.\n")
    assert is_free(port)


def test_serve_works_a_second_time(home, port):
    words = ("--port", str(port), "--with-samples", str(home / "articles"))
    with serving(home, *words):
        pass

    with serving(home, *words) as (_, lines):
        said = "\n".join(lines)

    assert "a.txt: kept before" in said and "The database is set up" not in said
    assert "/enter/" in said


def test_a_killed_server_takes_its_processes_along(home, port):
    with serving(home, "--port", str(port)) as (server, _):
        server.kill()

    assert becomes_free(port)
    with serving(home, "--port", str(port)) as (_, lines):
        assert any(f"http://127.0.0.1:{port}/" in line for line in lines)


def test_serve_says_when_its_web_server_was_killed(home, port):
    with serving(home, "--port", str(port)) as (server, _):
        os.kill(child_of(server, "jawla.cli.http"), signal.SIGKILL)
        rest, _ = server.communicate(timeout=20)

    assert server.returncode == 1 and "The web server ended by itself." in rest
    assert becomes_free(port)


def test_serve_starts_a_killed_reader_again(home, port):
    with serving(home, "--port", str(port)) as (server, _):
        first = child_of(server, "jawla.cli.main work")
        os.kill(first, signal.SIGKILL)
        line = server.stdout.readline()
        second = child_of(server, "jawla.cli.main work")

    assert "started again" in line and second not in (None, first)


def test_serve_names_a_port_that_is_taken(home):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with serving(home, "--port", str(port)) as (server, lines):
            code = server.wait(20)

    assert code == 1
    assert f"Port {port} is taken by another program." in "\n".join(lines)
