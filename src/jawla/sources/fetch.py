"""Fetching a page: from the open web only, bounded in time, size and number of hops."""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from jawla.sources.reach import Allowed, Resolve, is_public, reachable, resolve
from jawla.terms.problem import Problem

LARGEST = 20 * 1024 * 1024
LONGEST = 2000
REDIRECTS = 5
SECONDS = 20.0
HEADERS = {
    "User-Agent": "jawla",
    "Accept": "text/html, application/xhtml+xml, application/pdf, text/plain, */*;q=0.5",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


class AddressUnfit(Problem):
    """Not an address of a web page, or one that hides something."""

    what = "This is not an address of a web page."
    where = "Address {address}."
    remedy = "Give an address that begins with http:// or https://, without a name and password in it."


class TooSlow(Problem):
    """The page did not come in time."""

    what = "The page did not come within {seconds} seconds."
    where = "Address {address}."
    remedy = "Try again later, or save the page in your browser and add it as a file."


class BodyTooLarge(Problem):
    """The page has no end, or one too far away."""

    what = "The page has more than {largest} MB."
    where = "Address {address}."
    remedy = "Save the part that matters and add it as a file."


class TooManyRedirects(Problem):
    """Each address sends to another one."""

    what = "The address was redirected more than {redirects} times."
    where = "The last one was {address}."
    remedy = "Open the page in your browser and copy the address that it ends at."


class NoPage(Problem):
    """The other side answered, but not with a page."""

    what = "The server did not give the page: it answered {status}."
    where = "Address {address}."
    remedy = "Check the address in your browser, or save the page there and add it as a file."


class Unreachable(Problem):
    """No connection, a wrong certificate, or an answer that is not HTTP or breaks off."""

    what = "The page could not be fetched: {detail}."
    where = "Address {address}."
    remedy = "Try again later, or save the page in your browser and add it as a file."


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came, and the address it was found at in the end."""

    content: bytes
    media_type: str | None
    charset: str | None
    address: str


@dataclass(frozen=True, slots=True)
class _Way:
    resolve: Resolve
    allowed: Allowed
    deadline: float
    seconds: float

    def left(self) -> float:
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


def fetch(
    address: str, *, resolve: Resolve = resolve, allowed: Allowed = is_public, seconds: float = SECONDS
) -> Fetched:
    """The page at `address`; `resolve` and `allowed` are asked of each host on the way."""
    way = _Way(resolve, allowed, time.monotonic() + seconds, seconds)
    for _ in range(REDIRECTS + 1):
        with _named_problems(address, way), _connected(address, way) as connection:
            answer = _ask(connection, address)
            if answer.status not in (301, 302, 303, 307, 308) or not answer.headers["Location"]:
                return _take(answer, address)
            address = urljoin(address, _legible(answer.headers["Location"]))
    raise TooManyRedirects(redirects=REDIRECTS, address=address)


@contextmanager
def _named_problems(address: str, way: _Way) -> Iterator[None]:
    try:
        yield
    except TimeoutError:
        raise TooSlow(seconds=round(way.seconds), address=address) from None
    except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
        raise Unreachable(detail=str(error) or type(error).__name__, address=address) from error


@contextmanager
def _connected(address: str, way: _Way) -> Iterator[http.client.HTTPConnection]:
    parts = _split(address)
    host, port = str(parts.hostname), parts.port or (443 if parts.scheme == "https" else 80)
    ips = reachable(host, port, way.left(), resolve=way.resolve, allowed=way.allowed)
    # The connection goes to the checked address and never asks for the name again: an answer that changes in
    # between would lead elsewhere.
    sock = _open_first(ips, port, way)
    try:
        if parts.scheme == "https":
            sock = _secured(sock, host, way)
        connection = http.client.HTTPConnection(host, port)
        connection.sock = _Bounded(sock, way)
        yield connection
    finally:
        sock.close()


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").encode("idna").decode()
        fit = parts.scheme in ("http", "https") and host and parts.port != 0 and len(address) <= LONGEST
    except (ValueError, UnicodeError):
        raise AddressUnfit(address=address) from None
    if not fit or "@" in parts.netloc:
        raise AddressUnfit(address=address)
    netloc = f"[{host}]" if ":" in host else host
    return parts._replace(netloc=f"{netloc}:{parts.port}" if parts.port else netloc)


def _open_first(ips: list[str], port: int, way: _Way) -> socket.socket:
    failure: OSError = OSError("no address")
    for ip in ips:
        try:
            return socket.create_connection((ip, port), timeout=way.left())
        except OSError as error:
            failure = error
    raise failure


def _secured(raw: socket.socket, host: str, way: _Way) -> socket.socket:
    raw.settimeout(way.left())
    return ssl.create_default_context().wrap_socket(raw, server_hostname=host)


def _ask(connection: http.client.HTTPConnection, address: str) -> http.client.HTTPResponse:
    parts = _split(address)
    target = quote(parts.path or "/", safe="/%:=&~+!$,;'@()*") + (
        f"?{quote(parts.query, safe='/%:=&?~+!$,;@()*[]')}" if parts.query else ""
    )
    connection.request("GET", target, headers={"Host": parts.netloc, **HEADERS})
    return connection.getresponse()


def _take(answer: http.client.HTTPResponse, address: str) -> Fetched:
    if answer.status != 200:
        raise NoPage(status=answer.status, address=address)
    body = b"".join(_bounded(_unpacked(answer), address))
    media_type, charset = _declared(answer.headers)
    return Fetched(body, media_type, charset, address)


def _bounded(pieces: Iterator[bytes], address: str) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > LARGEST:
            raise BodyTooLarge(largest=LARGEST // 2**20, address=address)
        yield piece


def _unpacked(answer: http.client.HTTPResponse) -> Iterator[bytes]:
    packing = (answer.headers["Content-Encoding"] or "identity").strip().lower()
    if packing == "identity":
        yield from _pieces(answer)
        return
    if packing not in ("gzip", "x-gzip", "deflate"):
        raise ValueError(f"packed as {packing}")
    # Some servers pack what was asked for unpacked. Each step gives a bounded piece, whatever it unpacks to.
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    for piece in _pieces(answer):
        while piece:
            yield unpacker.decompress(piece, 65_536)
            piece = unpacker.unconsumed_tail
    yield unpacker.flush(65_536)
    if not unpacker.eof:
        raise ValueError("the page breaks off")


def _pieces(answer: http.client.HTTPResponse) -> Iterator[bytes]:
    while piece := answer.read1(65_536):
        yield piece
    if answer.length:
        raise ValueError("the page breaks off")


def _declared(headers: Message) -> tuple[str | None, str | None]:
    if "Content-Type" not in headers:
        return None, None
    charset = headers.get_content_charset()
    return headers.get_content_type(), charset


def _legible(location: str) -> str:
    # http.client reads headers as Latin-1; many servers send raw UTF-8 in this one.
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location


class _Bounded:
    """A socket whose every wait ends at the deadline of the whole fetch, however slowly the bytes drip."""

    def __init__(self, sock: socket.socket, way: _Way) -> None:
        self.sock, self.way = sock, way

    def sendall(self, data: bytes) -> None:
        self.sock.settimeout(self.way.left())
        self.sock.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Drip(self))

    def close(self) -> None:
        """Not yet: http.client closes before the body is read; who opened the socket closes it."""


class _Drip(io.RawIOBase):
    def __init__(self, bounded: _Bounded) -> None:
        self.bounded = bounded

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self.bounded.sock.settimeout(self.bounded.way.left())
        return self.bounded.sock.recv_into(buffer)
