"""The web server, as a process of its own beneath `jawla serve`."""

from __future__ import annotations

import os
import sys

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
        "jawla.site.wsgi:application",
        address=host,
        port=int(port),
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    ).serve()


if __name__ == "__main__":
    main(*sys.argv[1:3])
