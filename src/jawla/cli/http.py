"""The web server, as a process of its own beneath `jawla serve`."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from jawla.cli.children import tie_to_parent


def main(host: str, port: str) -> None:
    """Serve the desk until told to stop."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jawla.site.settings")
    tie_to_parent()
    # WSGI: in ASGI mode this server was seen not to stop after load.
    Granian(
        "jawla.cli.http:load",
        factory=True,
        address=host,
        port=int(port),
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    ).serve()


def load() -> Callable[..., Any]:
    """The desk, in a process that granian starts; it ends with granian, even when that is killed."""
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    application: Callable[..., Any] = import_module("jawla.site.wsgi").application
    return application


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


if __name__ == "__main__":
    main(*sys.argv[1:3])
