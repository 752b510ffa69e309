from __future__ import annotations

import io
import struct
import zipfile

import docx
import pytest
from docx.document import Document as WordDocument

from jawla.text.docx import BrokenDocx, UnpacksTooLarge, extract_docx

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def saved(document: WordDocument) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def packed(body: str, **parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            file.writestr(f"word/{name}.xml", content)
    return stream.getvalue()


def test_extract_docx_gives_paragraphs_and_tables_in_order() -> None:
    document = docx.Document()
    document.add_heading("محضر الجولة الثالثة", level=1)
    document.add_paragraph("عقدت الجولة في العاصمة.")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip((c for row in table.rows for c in row.cells), "أبجد", strict=True):
        cell.text = text
    document.add_paragraph("واتفق الجانبان.")

    extract = extract_docx(saved(document), name="a.docx")

    assert extract.text.split("\n") == [
        "محضر الجولة الثالثة",
        "عقدت الجولة في العاصمة.",
        "أ\tب",
        "ج\tد",
        "واتفق الجانبان.",
    ]
    assert extract.title == "محضر الجولة الثالثة"
    assert extract.notes == ()


def test_extract_docx_reads_tabs_breaks_and_links() -> None:
    body = (
        "<w:p><w:r><w:t>第三轮</w:t><w:tab/><w:t>磋商</w:t><w:br/></w:r>"
        "<w:hyperlink><w:r><w:t>外交部</w:t></w:r></w:hyperlink></w:p>"
    )

    assert extract_docx(packed(body), name="a.docx").text == "第三轮\t磋商\n外交部"


def test_extract_docx_takes_inserted_and_leaves_deleted_words() -> None:
    body = (
        "<w:p><w:r><w:t>Both sides </w:t></w:r><w:ins><w:r><w:t>agreed</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>refused</w:delText><w:t>refused</w:t></w:r></w:del></w:p>"
    )

    extract = extract_docx(packed(body), name="a.docx")

    assert extract.text == "Both sides agreed"
    assert "tracked changes" in str(extract.notes[0])


def test_extract_docx_reads_content_controls_and_one_version_of_a_text_box() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent>"
    body = (
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>controlled</w:t></w:r></w:p></w:sdtContent></w:sdt><w:p><w:r>"
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
        "</w:r></w:p>"
    )

    assert extract_docx(packed(body), name="a.docx").text == "controlled\nbox"


def test_extract_docx_puts_footnotes_last() -> None:
    notes = f"<w:footnotes {W}><w:footnote><w:p><w:r><w:t>note</w:t></w:r></w:p></w:footnote></w:footnotes>"

    extract = extract_docx(
        packed("<w:p><w:r><w:t>text</w:t></w:r></w:p>", footnotes=notes.encode()), name="a.docx"
    )

    assert extract.text == "text\nnote"


def test_extract_docx_refuses_what_unpacks_to_more_than_200_mb() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        file.writestr("word/document.xml", f"<w:document {W}/>")
        with file.open("word/media/image.bmp", "w", force_zip64=True) as member:
            for _ in range(201):
                member.write(bytes(1_000_000))

    with pytest.raises(UnpacksTooLarge) as problem:
        extract_docx(stream.getvalue(), name="bomb.docx")

    assert problem.value.parts()[1] == "bomb.docx"
    assert len(stream.getvalue()) < 5_000_000


def test_extract_docx_refuses_a_directory_that_lies() -> None:
    data = packed(f"<w:p><w:r><w:t>{'a' * 5_000_000}</w:t></w:r></w:p>")
    directory = data.rindex(b"PK\x01\x02")
    lying = data[: directory + 24] + struct.pack("<L", 100) + data[directory + 28 :]

    with pytest.raises(BrokenDocx):
        extract_docx(lying, name="a.docx")


def test_extract_docx_refuses_a_huge_part() -> None:
    with pytest.raises(UnpacksTooLarge):
        extract_docx(packed("<w:p/>" * 11_000_000), name="a.docx")


@pytest.mark.parametrize("body", ["<w:p>", "<w:tbl>" * 100_000 + "</w:tbl>" * 100_000])
def test_extract_docx_refuses_broken_xml(body: str) -> None:
    with pytest.raises(BrokenDocx):
        extract_docx(packed(body), name="a.docx")


def test_extract_docx_refuses_entities_without_end() -> None:
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    document = (
        f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><w:document {W}><w:p><w:r><w:t>&l9;</w:t></w:r></w:p>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("word/document.xml", document + "</w:document>")

    with pytest.raises(BrokenDocx):
        extract_docx(stream.getvalue(), name="a.docx")


def test_extract_docx_refuses_a_cut_file() -> None:
    data = saved(docx.Document())

    with pytest.raises(BrokenDocx):
        extract_docx(data[: len(data) // 2], name="a.docx")
