"""Processes that live and end with the one that started them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable

PATIENCE = 10.0


class Child:
    """A process of ours. It ends when we end, even when we are killed: its standard input breaks off then."""

    def __init__(self, module: str, *words: str) -> None:
        self._command = [sys.executable, "-m", module, *words]
        self._process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        # A session of its own: Ctrl+C reaches the parent only, and the parent ends the others in order.
        return subprocess.Popen(self._command, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603

    def ended(self) -> bool:
        """Whether it is no longer there."""
        return self._process.poll() is not None

    def again(self) -> None:
        """Start it anew."""
        self._process = self._start()

    def stop(self) -> None:
        """Ask it to end what it does; not for longer than it takes to lose patience."""
        self._process.terminate()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def tie_to_parent() -> None:
    """Let this process end when the parent's end of its standard input is closed."""
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    # Not through sys.stdin: its lock, held by this thread at the end, would turn the end into a crash.
    while os.read(0, 1):
        continue
    os.kill(os.getpid(), signal.SIGTERM)


def on_stop(act: Callable[[], object]) -> None:
    """Call `act` when somebody asks this process to end."""
    for asked in (signal.SIGINT, signal.SIGTERM):
        signal.signal(asked, lambda *_: act())
