"""Whatever bytes come, there is a document or a named problem."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jawla.terms.problem import Problem
from jawla.text.document import open_document

FILES = sorted(path for path in (Path(__file__).parent / "files").rglob("*") if path.is_file())
SEEDS = [data for path in FILES if len(data := path.read_bytes()) < 60_000]
HEADS = [
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"<html><p>",
    b"<?xml?>",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"From: a\n\n",
    b"",
]


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """A file of the tests cut, joined or overwritten in some place."""
    data = draw(st.one_of(st.sampled_from(SEEDS), st.sampled_from(HEADS), st.binary(max_size=200)))
    start = draw(st.integers(0, len(data)))
    end = draw(st.integers(start, min(len(data), start + 400)))
    return data[:start] + draw(st.binary(max_size=40)) + data[end:]


@pytest.mark.parametrize("name", ["a", "a.html", "a.pdf", "a.docx", "a.eml", "a.txt"])
@settings(
    max_examples=40, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
@given(data=spoilt())
def test_any_bytes_give_a_document_or_a_problem(name: str, data: bytes) -> None:
    try:
        document = open_document(data, name=name)
    except Problem as problem:
        assert str(problem)
        return

    assert any(map(str.isalpha, document.text))
    document.text.encode("utf-8")
