"""Agreement between codings, for the terminal and for machines."""

from __future__ import annotations

from typing import Any

from jawla.reading.agreement import FIELDS, Agreement, Tally

_ORDER = {"ar": 0, "zh": 1, "en": 2}


def write_figures(found: dict[str, Agreement]) -> str:
    """Precision, recall, F1 and number of values by field, a group of columns a language; then overall F1."""
    languages = _ordered(found)
    lines = [f"{'field':22}" + "".join(f"{code + ' P':>8}{'R':>7}{'F1':>7}{'n':>6}" for code in languages)]
    for name in FIELDS:
        lines.append(f"{name:22}" + "".join(_cells(found[code].tallies[name]) for code in languages))
    overall = {code: found[code].overall() for code in languages}
    lines.append(f"{'overall':22}" + "".join(_cells(tally) for tally in overall.values()))
    if len(overall) > 1:
        best, worst = (limit(tally.f1 for tally in overall.values()) for limit in (max, min))
        lines.append(f"parity gap {best - worst:.3f} (overall: READING.md's fields, topics apart)")
    return "\n".join(lines)


def write_kappas(found: dict[str, Agreement]) -> str:
    """Cohen's kappa of the fields that are a choice; a dash where chance explains everything."""
    languages = _ordered(found)
    names = [name for name in FIELDS if any(name in found[code].choices for code in languages)]
    lines = [f"{'Cohen’s kappa':22}" + "".join(f"{code:>10}{'n':>8}" for code in languages)]
    for name in names:
        row = f"{name:22}"
        for code in languages:
            kappa, chosen = found[code].kappa(name), found[code].choices.get(name)
            size = sum(chosen.values()) if chosen else 0
            row += f"{'–' if kappa is None else format(kappa, '.3f'):>10}{size:>8}"
        lines.append(row)
    return "\n".join(lines)


def write_differences(by_text: dict[str, Agreement]) -> str:
    """Every difference, text by text: the field, what the first coding has, what the second has."""
    lines = []
    for name, agreement in by_text.items():
        if agreement.differences:
            lines.append(name)
            lines += [
                f"  {one.field}: {_shown(one.first)} ≠ {_shown(one.second)}" for one in agreement.differences
            ]
    return "\n".join(lines)


def write_parts(found: dict[str, Agreement]) -> dict[str, Any]:
    """The same figures as plain values, by language and field."""
    return {code: _parts(found[code]) for code in _ordered(found)}


def _parts(agreement: Agreement) -> dict[str, Any]:
    fields = {name: _figures(agreement.tallies[name]) for name in FIELDS}
    for name in agreement.choices:
        fields[name]["kappa"] = agreement.kappa(name)
    return {"overall": _figures(agreement.overall()), "fields": fields}


def _figures(tally: Tally) -> dict[str, Any]:
    return {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1, "n": tally.size}


def _cells(tally: Tally) -> str:
    return f"{tally.precision:8.3f}{tally.recall:7.3f}{tally.f1:7.3f}{tally.size:6d}"


def _shown(value: str | None) -> str:
    return "–" if value is None else f"“{value}”"


def _ordered(found: dict[str, Agreement]) -> list[str]:
    return sorted(found, key=lambda code: (_ORDER.get(code, len(_ORDER)), code))
