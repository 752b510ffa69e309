"""Fetching, against small servers of our own on the loopback, reached only because the test allows it."""

import gzip
import socket
import threading
import time
from contextlib import contextmanager

import pytest

from jawla.sources.fetch import (
    AddressUnfit,
    BodyTooLarge,
    NoPage,
    TooManyRedirects,
    TooSlow,
    Unreachable,
    fetch,
)
from jawla.sources.reach import AddressRefused, HostUnknown, is_public

PAGE = "<p>الجولة الخامسة</p>".encode()


@contextmanager
def serve(answer):
    """A server that gives each connection to `answer(client, request)`; yields its port."""
    listener = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=_accept, args=(listener, answer), daemon=True).start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.close()


def _accept(listener, answer):
    while True:
        try:
            client, _ = listener.accept()
        except OSError:
            return
        with client:
            try:
                answer(client, client.recv(65_536))
            except OSError:
                continue


def reply(head, body=b""):
    return lambda client, _: client.sendall(head.replace("\n", "\r\n").encode() + b"\r\n\r\n" + body)


def get(port, path="/", **said):
    """Fetch from a server of the test under a public name, the loopback allowed on its port alone."""
    said.setdefault("resolve", lambda host, port, seconds: ["127.0.0.1"])
    said.setdefault("allowed", lambda ip, asked: asked == port)
    return fetch(f"http://page.example:{port}{path}", **said)


def test_a_page_comes_with_what_its_server_says_of_it():
    head = f"HTTP/1.1 200 OK\nContent-Type: text/html; charset=UTF-8\nContent-Length: {len(PAGE)}"

    with serve(reply(head, PAGE)) as port:
        got = get(port)

    assert (got.content, got.media_type, got.charset) == (PAGE, "text/html", "utf-8")
    assert got.address == f"http://page.example:{port}/"


def test_the_request_names_the_host_and_not_the_address():
    asked = []

    def answer(client, request):
        asked.append(request.decode())
        reply("HTTP/1.0 200 OK", PAGE)(client, request)

    with serve(answer) as port:
        get(port, "/أخبار?q=جولة#top")

    lines = asked[0].split("\r\n")
    assert lines[0] == "GET /%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1?q=%D8%AC%D9%88%D9%84%D8%A9 HTTP/1.1"
    assert f"Host: page.example:{port}" in lines


def test_a_chunked_page_is_joined():
    body = b"3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"

    with serve(reply("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", body)) as port:
        assert get(port).content == b"abcde"


def test_a_packed_page_is_unpacked():
    with serve(reply("HTTP/1.1 200 OK\nContent-Encoding: gzip", gzip.compress(PAGE))) as port:
        assert get(port).content == PAGE


def test_a_redirect_is_followed_to_its_end():
    def answer(client, request):
        if request.startswith(b"GET /old"):
            reply("HTTP/1.1 302 Found\nLocation: /new")(client, request)
        else:
            reply("HTTP/1.1 200 OK", PAGE)(client, request)

    with serve(answer) as port:
        got = get(port, "/old")

    assert got.address == f"http://page.example:{port}/new"


@pytest.mark.parametrize(
    "address",
    ["ftp://page.example/", "file:///etc/passwd", "page.example", "", "http://", "http://user:pass@page.example/",
     "http://user@page.example/", "http://page.example:99999/", "http://[::1",
     "http://page.example/" + "a" * 2000, "javascript:alert(1)", "http://page.example:0/"],
)  # fmt: skip
def test_fetch_refuses_what_is_no_address_of_a_page(address):
    with pytest.raises(AddressUnfit):
        fetch(address)


@pytest.mark.parametrize(
    "ip",
    ["127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
     "0.0.0.0", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "192.0.2.1",
     "198.18.0.1", "::1", "::",
     "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8",
     "::127.0.0.1", "64:ff9b::a00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001:0:1::1", "2001:db8::1",
     "not an address"],
)  # fmt: skip
def test_no_address_but_a_public_one_is_reached(ip):
    assert not is_public(ip, 443)


@pytest.mark.parametrize(
    ("ip", "port", "fit"), [("8.8.8.8", 443, True), ("2606:4700::1111", 80, True), ("8.8.8.8", 22, False)]
)
def test_a_public_address_is_reached_on_a_web_port(ip, port, fit):
    assert is_public(ip, port) is fit


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "0", "2130706433", "0x7f.1", "017700000001", "[::1]", "[::ffff:127.0.0.1]"],
)
def test_fetch_refuses_this_machine_however_it_is_written(host):
    with pytest.raises((AddressRefused, HostUnknown)) as refused:
        fetch(f"http://{host}/")

    assert isinstance(refused.value, AddressRefused) or host in ("017700000001",)


def test_fetch_refuses_a_name_that_leads_inside():
    with pytest.raises(AddressRefused, match=r"page\.example is 10\.0\.0\.7"):
        fetch("https://page.example/", resolve=lambda *_: ["8.8.8.8", "10.0.0.7"])


def test_a_redirect_inside_is_refused():
    with (
        serve(reply("HTTP/1.1 302 Found\nLocation: http://127.0.0.1:1/")) as port,
        pytest.raises(AddressRefused),
    ):
        get(port)


def test_a_name_is_asked_for_once_and_its_answer_kept():
    # The second answer would lead elsewhere; nobody asks for it.
    answers = iter([["127.0.0.1"], ["10.0.0.7"]])

    with serve(reply("HTTP/1.1 200 OK", PAGE)) as port:
        got = get(port, resolve=lambda *_: next(answers))

    assert got.content == PAGE
    assert next(answers) == ["10.0.0.7"]


def test_a_redirect_without_end_is_refused():
    hops = []

    def answer(client, request):
        hops.append(request)
        reply("HTTP/1.1 301 Moved\nLocation: /again")(client, request)

    with serve(answer) as port, pytest.raises(TooManyRedirects):
        get(port)

    assert len(hops) == 6


def test_a_body_without_end_is_cut_off():
    def answer(client, _):
        client.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            client.sendall(b"a" * 1_000_000)

    with serve(answer) as port, pytest.raises(BodyTooLarge):
        get(port)


def test_a_body_that_unpacks_without_end_is_cut_off():
    body = gzip.compress(b"\0" * 60_000_000)

    with serve(reply("HTTP/1.1 200 OK\nContent-Encoding: gzip", body)) as port, pytest.raises(BodyTooLarge):
        get(port)


@pytest.mark.parametrize("begun", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_page_that_drips_ends_at_the_deadline(begun):
    def answer(client, _):
        client.sendall(begun)
        while True:
            client.sendall(b"a")
            time.sleep(0.05)

    started = time.monotonic()

    with serve(answer) as port, pytest.raises(TooSlow):
        get(port, seconds=0.5)

    assert time.monotonic() - started < 1.5


def test_a_name_that_is_not_answered_ends_at_the_deadline(monkeypatch):
    monkeypatch.setattr("jawla.sources.reach._look_up", lambda *_: time.sleep(3))

    with pytest.raises(HostUnknown):
        fetch("http://page.example/", seconds=0.2)


def test_a_length_that_lies_is_told():
    with (
        serve(reply("HTTP/1.1 200 OK\nContent-Length: 100", b"short")) as port,
        pytest.raises(Unreachable, match="breaks off"),
    ):
        get(port)


@pytest.mark.parametrize(
    "head", ["HTTP/1.1 404 Not Found", "HTTP/1.1 500 Oh", "HTTP/1.1 302 Found", "HTTP/1.1 204 No"]
)
def test_an_answer_without_a_page_is_told(head):
    with serve(reply(head)) as port, pytest.raises(NoPage, match=head[9:12]):
        get(port)


@pytest.mark.parametrize("noise", [b"", b"\0\xff" * 100, b"SSH-2.0-OpenSSH\r\n", b"HTTP/1.1 abc\r\n\r\n"])
def test_an_answer_that_is_not_http_is_told(noise):
    with serve(lambda client, _: client.sendall(noise)) as port, pytest.raises(Unreachable):
        get(port)


def test_a_packing_that_is_broken_is_told():
    with (
        serve(reply("HTTP/1.1 200 OK\nContent-Encoding: gzip", b"nonsense")) as port,
        pytest.raises(Unreachable),
    ):
        get(port)


def test_a_server_without_a_certificate_is_not_trusted():
    with serve(reply("HTTP/1.1 200 OK", PAGE)) as port, pytest.raises(Unreachable):
        fetch(f"https://page.example:{port}/", resolve=lambda *_: ["127.0.0.1"], allowed=lambda *_: True)


def test_a_closed_port_is_told():
    with serve(reply("")) as port:
        pass

    with pytest.raises(Unreachable):
        get(port)
