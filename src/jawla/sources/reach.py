"""Which machines a fetch may reach: public addresses on the two web ports, once names are resolved."""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading
from collections.abc import Callable

from jawla.terms.problem import Problem

PORTS = (80, 443)
# Addresses that carry an IPv4 address inside: the outer one looks public, the inner one may not be.
CARRIERS = [
    ipaddress.ip_network(net)
    for net in ("::ffff:0:0/96", "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")
]

Resolve = Callable[[str, int, float], list[str]]
Allowed = Callable[[str, int], bool]


class HostUnknown(Problem):
    """The name of the host leads nowhere."""

    what = "The host is not found."
    where = "Host {host}."
    remedy = "Check the spelling of the address and the connection to the internet."


class AddressRefused(Problem):
    """The address leads into a network that the server must not open for others."""

    what = "This address is not fetched: it leads to a machine that is not public, or not to a web port."
    where = "{host} is {ip}, port {port}."
    remedy = "Save the page in your browser and add it as a file."


def resolve(host: str, port: int, seconds: float) -> list[str]:
    """The addresses of `host`, within `seconds`; raises HostUnknown."""
    answers: queue.Queue[list[str] | None] = queue.Queue()
    threading.Thread(target=lambda: answers.put(_look_up(host, port)), daemon=True).start()
    try:
        found = answers.get(timeout=max(seconds, 0))
    except queue.Empty:
        found = None
    if not found:
        raise HostUnknown(host=host)
    return found


def is_public(ip: str, port: int) -> bool:
    """Whether `ip` is an address of the open internet and `port` one of the web."""
    try:
        address = ipaddress.ip_address(ip.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address) and any(address in net for net in CARRIERS):
        return False
    # is_global leaves out private, loopback, link-local and carrier-grade ranges, but not multicast.
    open_internet = address.is_global and not address.is_multicast and not address.is_reserved
    return open_internet and port in PORTS


def reachable(host: str, port: int, seconds: float, *, resolve: Resolve, allowed: Allowed) -> list[str]:
    """The checked addresses to connect to; one that is not allowed refuses the host as a whole."""
    addresses = resolve(host, port, seconds)
    for ip in addresses:
        if not allowed(ip, port):
            raise AddressRefused(host=host, ip=ip, port=port)
    return addresses


def _look_up(host: str, port: int) -> list[str] | None:
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return None
    return list(dict.fromkeys(str(row[4][0]) for row in rows))
