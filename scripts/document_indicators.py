"""Writes docs/indicators.md from the catalogue."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "indicators.md"

INTRODUCTION = """# Indikatoren · Indicators

<!-- Written by scripts/document_indicators.py from resources/catalogue.yaml. -->

An indicator is a sum of variables over a sum of variables times a scale. Numerators and denominators are added up over the
units of an area first, then divided; rates are never averaged. Shares are per 100 (%), quotients are "je 100" and never carry
a per cent sign. Change over the period (parameter `PERIOD`, four years by default): counts in %, shares in percentage points
(pp), quotients in points, mean age in years.

A variant is written `id:variant` in the parameter `INDICATORS` and in the layer `facts`, and `id_variant` as a column of the
layer `areas`. The period of `ew_entw` is the parameter `PERIOD`.

A value is not shown (status `implausible`) above the maximum of its indicator: the Federal Employment Agency does not show
rates above 100, which come about where numerator and denominator stem from different sources.

A city adds its own indicators in a file of the form of `resources/catalogue.yaml`, named in the parameter `CATALOGUE`.
"""


def load_catalogue():
    name = "sozialraumatlas"
    spec = importlib.util.spec_from_file_location(name, ROOT / "__init__.py", submodule_search_locations=[str(ROOT)])
    module = importlib.util.module_from_spec(spec)
    sys.modules.setdefault(name, module)
    from sozialraumatlas.core.catalogue import load_catalogue

    return load_catalogue()


def document() -> str:
    catalogue = load_catalogue()
    lines = [INTRODUCTION]
    for theme, label in catalogue.themes.items():
        lines += [
            f"## {label.de} · {label.en}\n",
            "| id | Indikator | Indicator | Formel | numerator / denominator | unit | change |",
            "|---|---|---|---|---|---|---|",
        ]
        for indicator in catalogue.indicators.values():
            if indicator.theme != theme:
                continue
            parts = ["+".join(indicator.numerator), "+".join(indicator.denominator)]
            definition = " / ".join(f"`{part}`" for part in parts if part)
            lines.append(
                f"| `{indicator.id}` | {indicator.label.de} | {indicator.label.en} | {indicator.formula.de} | {definition} "
                f"| {indicator.unit} | {indicator.change} |"
            )
        lines.append("")
    lines += [
        "## Merkmale · Variables\n",
        "Columns of a counts table. A variable that is a plain sum of others is filled in when the table lacks it.\n",
        "| Merkmal | Bezeichnung | Label | part of | sum of |",
        "|---|---|---|---|---|",
    ]
    for variable in catalogue.variables.values():
        sums = " or ".join(f"`{' + '.join(parts)}`" for parts in variable.sum_of)
        whole = f"`{variable.part_of}`" if variable.part_of else ""
        lines.append(f"| `{variable.name}` | {variable.label.de} | {variable.label.en} | {whole} | {sums} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TARGET.write_text(document(), encoding="utf-8")
    print(TARGET.relative_to(ROOT))
