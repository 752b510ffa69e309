"""Sentences are found wherever they stand, and one that is not translated is named."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

import make_messages


@pytest.fixture(scope="module")
def template():
    return make_messages.collect()


@pytest.mark.parametrize(
    "sentence",
    [
        "A rejection needs a reason.",  # what of a kind of problem
        "The claim was accepted already, by {by} on {at}.",  # one of a dictionary of sentences
        "Kept, and being read.",  # marked in a view
        "Skip to content",  # marked in a template
        "Head of delegation",  # marked lazily
        ("{n} claim accepted", "{n} claims accepted"),  # one and many
    ],
)
def test_sentence_is_collected(template, sentence):
    assert sentence in template


@pytest.mark.parametrize("language", make_messages.LANGUAGES)
def test_missing_translation_is_named(template, language):
    template.add("A sentence nobody translated.")

    found = list(make_messages.faults(language, template))

    assert any("A sentence nobody translated." in line for line in found)


def test_old_compiled_catalogue_is_named(monkeypatch, tmp_path):
    old = tmp_path / "django.mo"
    old.write_bytes(b"of another day")
    monkeypatch.setattr(make_messages, "_compiled", lambda language: old)

    found = list(make_messages.faults("ar", make_messages.collect()))

    assert found == ["ar: the compiled catalogue is old; run `make messages`"]


def test_places_must_agree():
    assert make_messages._same_places("Source {source}.", "المصدر {source}.")
    assert not make_messages._same_places("Source {source}.", "المصدر {claim}.")
    assert make_messages._same_places(("{n} claim", "{n} claims"), "إفادة واحدة")
