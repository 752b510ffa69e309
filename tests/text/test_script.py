from __future__ import annotations

import pytest
from lingua import Language, LanguageDetectorBuilder

from jawla.text.script import language_of

TITLES = [
    ("ar", "الكويت والصين تعقدان الجولة الخامسة من المشاورات السياسية"),
    ("ar", "مشاورات سياسية بين البلدين"),
    ("ar", "وكيل الخارجية يلتقي نظيره في پاريس"),
    ("en", "Kuwait and China hold fifth round of political consultations"),
    ("en", "Joint press release on the third round of Foreign Office Consultations"),
    ("zh", "两国外交部举行第三轮政治磋商"),
    ("zh", "兩國外交部舉行第三輪政治磋商"),
    ("fa", "دور سوم رایزنی‌های سیاسی ایران و چین برگزار شد"),
    ("fa", "وزیر امور خارجه با همتای چینی خود دیدار کرد"),
    ("ur", "پاکستان اور چین کے درمیان سیاسی مشاورت"),
    ("ja", "日中外相会談が東京で開催された"),
    ("ko", "한중 외교차관 전략대화 개최"),
    ("ru", "Консультации между министерствами иностранных дел"),
    ("fr", "Troisième cycle de consultations politiques entre le Koweït et la Chine"),
    ("es", "España y China celebran consultas políticas en Madrid"),
    ("de", "Politische Konsultationen zwischen Deutschland und Kuwait"),
    ("it", "Consultazioni politiche tra i ministeri degli affari esteri"),
    ("tr", "Türkiye ile Kuveyt arasında siyasi istişareler"),
]


@pytest.mark.parametrize(("language", "title"), TITLES)
def test_language_of_short_titles(language: str, title: str) -> None:
    assert language_of(title) == language


def test_language_of_agrees_with_a_trained_detector() -> None:
    codes = {code for code, _ in TITLES}
    languages = [each for each in Language.all() if each.iso_code_639_1.name.lower() in codes]
    detector = LanguageDetectorBuilder.from_languages(*languages).build()

    told = {title: detector.detect_language_of(title) for _, title in TITLES}

    differing = [
        title
        for title, found in told.items()
        if not found or found.iso_code_639_1.name.lower() != language_of(title)
    ]
    assert differing == []


def test_language_of_arabic_typed_on_a_persian_keyboard() -> None:
    assert language_of("الکویت والصین تعقدان المشاورات السیاسیة") == "ar"


def test_language_of_chinese_with_a_stray_kana() -> None:
    assert language_of("优の良品公司与外交部签署合作协议，双方同意加强各领域合作") == "zh"


def test_language_of_japanese_without_kana() -> None:
    assert language_of("日中経済対話") == "ja"


def test_language_of_a_chinese_text_with_latin_names() -> None:
    assert language_of("中国和科威特举行磋商 (Political Consultations)，双方交换意见") == "zh"


def test_language_of_a_title_without_evidence_is_english() -> None:
    assert language_of("Kuwait-China FOC") == "en"


@pytest.mark.parametrize("text", ["", "2025 — 04 / 25", "٢٠٢٥ !"])
def test_language_of_no_letters_is_none(text: str) -> None:
    assert language_of(text) is None
