from __future__ import annotations

from pathlib import Path

import pytest

from jawla.text.pdf import BrokenPdf, EncryptedPdf, ScannedPdf, TooManyPages, extract_pdf

FILES = Path(__file__).parent / "files"


def written(*pages: str, trailer: str = "") -> bytes:
    """A PDF by hand: one content stream a page, Helvetica as F1."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for n, content in enumerate(pages):
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Resources << /Font << /F1 3 0 R >> >>"
            f" /Contents {5 + 2 * n} 0 R >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    data, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{each}\nendobj\n"
    entries = "".join(f"{place:010} 00000 n \n" for place in places)
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{entries}"
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(data)}\n%%EOF\n"
    return (data + table + end).encode("latin-1")


def shown(*lines: str) -> str:
    return "BT /F1 12 Tf 40 350 Td " + " 0 -14 Td ".join(f"({line}) Tj" for line in lines) + " ET"


def test_extract_pdf_joins_the_lines_of_a_paragraph() -> None:
    page = shown(
        "The two sides held the third round of consultations",
        "in the capital and agreed on the next.",
    )

    extract = extract_pdf(written(page), name="a.pdf")

    assert (
        extract.text
        == "The two sides held the third round of consultations in the capital and agreed on the next."
    )


def test_extract_pdf_reads_arabic_as_it_is_read() -> None:
    extract = extract_pdf((FILES / "arabic.pdf").read_bytes(), name="arabic.pdf")

    assert extract.text.split("\n") == [
        "الدولتان تعقدان الجولة الخامسة من المشاورات السياسية",
        "ترأس الجانب المضيف مساعد وزير الخارجية (الجولة الخامسة)، وبلغ حجم التبادل التجاري 23,4 مليار"
        " دولار في 25 أبريل 2025 لأول مرة منذ إقامة العلاقات.",
        "وأكّد الجانبان أهميّة التنسيق في المحافل الدولية ومجلس التعاون (GCC) والأوضاع الإقليمية.",
    ]
    assert extract.title == "الدولتان تعقدان الجولة الخامسة من المشاورات السياسية"


def test_extract_pdf_reads_chinese_without_spaces() -> None:
    extract = extract_pdf((FILES / "chinese.pdf").read_bytes(), name="chinese.pdf")

    assert extract.text.split("\n") == [
        "两国举行第五轮外交部政治磋商",
        "2025年4月25日，两国外交部在北京举行第５轮政治磋商，就双边关系、“一带一路”合作"
        "及共同关心的国际和地区问题深入交换意见。",
    ]


def test_extract_pdf_names_pages_without_text() -> None:
    extract = extract_pdf(written(shown("First page."), "", shown("Third page.")), name="a.pdf")

    assert extract.text == "First page.\nThird page."
    assert [note.values for note in extract.notes] == [{"page": 2}]


def test_extract_pdf_refuses_a_scan() -> None:
    with pytest.raises(ScannedPdf) as problem:
        extract_pdf(written("0 0 100 100 re f", ""), name="scan.pdf")

    what, where, remedy = problem.value.parts()
    assert "scanned and needs OCR" in what
    assert where == "scan.pdf, all 2 pages"
    assert "OCR" in remedy


def test_extract_pdf_refuses_an_encrypted_file() -> None:
    key = "A" * 32
    encrypted = written(
        shown("Secret."),
        trailer=f"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O ({key}) /U ({key}) /P -4 >>",
    )

    with pytest.raises(EncryptedPdf):
        extract_pdf(encrypted, name="a.pdf")


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.97])
def test_extract_pdf_refuses_a_truncated_file(share: float) -> None:
    data = (FILES / "arabic.pdf").read_bytes()

    with pytest.raises(BrokenPdf):
        extract_pdf(data[: int(len(data) * share)], name="a.pdf")


def test_extract_pdf_refuses_garbage_after_its_mark() -> None:
    with pytest.raises(BrokenPdf):
        extract_pdf(b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"%%EOF", name="a.pdf")


def test_extract_pdf_refuses_thousands_of_pages() -> None:
    with pytest.raises(TooManyPages):
        extract_pdf(written(*[""] * 2_001), name="a.pdf")
