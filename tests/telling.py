"""What sources of the register's tests say: (field, value, the words)."""

from typing import Any

Said = tuple[str, Any, str]
SEA_TALKS: list[Said] = [
    ("mechanism", "political-consultations", "المشاورات السياسية"),
    ("party", "OM", "عُمان"),
    ("party", "VN", "فيتنام"),
]
FIFTH: Said = ("ordinal", 5, "الجولة الخامسة")
SIXTH: Said = ("ordinal", 6, "الجولة السادسة")
IN_HANOI: Said = ("city", "Hanoi", "هانوي")
IN_MUSCAT: Said = ("country", "OM", "مسقط")
HEAD: list[Said] = [
    ("name", "سالم", "السفير سالم"),
    ("state", "OM", "وفد عُمان"),
    ("office", "وكيل الوزارة", "وكيل وزارة الخارجية"),
]


def a_round(role: str = "reported", *more: Said) -> list[Said]:
    """A round of the consultations of Oman and Vietnam."""
    return [("role", role, f"جولة {role}"), *SEA_TALKS, *more]
