import pytest
from django.utils import translation

from jawla.register.declare import Type
from jawla.web.problems import label_of
from jawla.web.values import say_unit, show_value


@pytest.mark.parametrize(
    ("language", "city", "shown"),
    [
        ("ar", "Hanoi", "<bdi>هانوي</bdi>"),
        ("zh-hans", "Hanoi", "<bdi>河内</bdi>"),
        ("en", "Hanoi", "<bdi>Hanoi</bdi>"),
        ("ar", "Nowhereville", '<bdi lang="en" dir="ltr">Nowhereville</bdi>'),
        ("zh-hans", "صلالة", "<bdi>صلالة</bdi>"),
    ],
)
def test_city_is_shown_in_the_language_of_the_page(language, city, shown):
    with translation.override(language):
        assert show_value(city, Type.CITY) == shown


@pytest.mark.parametrize(
    ("language", "unit", "shown"),
    [
        ("ar", "USD", "<bdi>دولار أمريكي</bdi>"),
        ("zh-hans", "OMR", "<bdi>阿曼里亚尔</bdi>"),
        ("en", "USD", "<bdi>US dollars</bdi>"),
        ("ar", "barrel", '<bdi lang="en" dir="ltr">barrel</bdi>'),
    ],
)
def test_currency_is_named_in_the_language_of_the_page(language, unit, shown):
    with translation.override(language):
        assert say_unit(unit) == shown


@pytest.mark.parametrize(
    ("name", "value", "label"),
    [
        ("kind", "round", "جولة"),
        ("kind", "head", "رئيس الوفد"),
        ("field", "city", "المدينة"),
        ("language", "zh", "الصينية"),
        ("field", "unheard-of", "unheard-of"),
        ("claim", 5, 5),
    ],
)
def test_value_in_a_problem_has_its_label(name, value, label):
    with translation.override("ar"):
        assert str(label_of(name, value)) == str(label)
