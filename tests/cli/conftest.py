import pytest


@pytest.fixture(autouse=True)
def english(monkeypatch):
    """The terminal of the tests is English, whatever the machine's is."""
    monkeypatch.setenv("JAWLA_LANGUAGE", "en")
