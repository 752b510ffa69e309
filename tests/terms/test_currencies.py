import pytest

from jawla.terms.currencies import currency_name


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("KWD", "ar", "دينار كويتي"),
        ("CNY", "zh", "人民币"),
        ("EUR", "en", "euros"),
        ("barrel", "ar", "barrel"),
    ],
)
def test_currency_has_a_name_in_each_language(code, language, name):
    assert currency_name(code, language) == name
