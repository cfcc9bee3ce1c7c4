"""The pages at the end: what each figure means, where it comes from, what is withheld and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ..catalogue import Indicator, Text
from ..comparison.geography import Geography
from ..indicators import WITHHELD as SECRET_STATUSES
from ..language import language, number, translate
from ..reference_dates import format_date
from .figures import shown, withheld_name
from .pages import Table, TextBlock
from .settings import Settings
from .wording import MISSING_SIGN, SECRET_SIGN, UNDEFINED_SIGN, listed, unit_of


def method_name(meta: Mapping[str, Any]) -> str:
    """How counts came to the areas, in one line."""
    names = {
        "largest_share": translate("atlas", "whole units, each to the area that holds most of it"),
        "point": translate("atlas", "whole units, each to the area its inner point lies in"),
        "area": translate("atlas", "cut units shared out by surface (estimated)"),
        "ancillary": translate("atlas", "cut units shared out by buildings or addresses (estimated)"),
    }
    method = str(meta.get("method", ""))
    return names.get(method, method)


def rule_line(meta: Mapping[str, Any], settings: Settings) -> str:
    """The rule of disclosure control in one line, as every page says it."""
    profile = (meta.get("disclosure") or {}).get("profile")
    if profile is None:
        return translate("atlas", "Unprotected figures: not to be passed on")
    if profile["rounding"] > 1:
        return translate("atlas", "All counts rounded to multiples of {base}").format(base=number(profile["rounding"]))
    return translate(
        "atlas", "{sign} = {name}: counts below {minimum}, and all they could be worked out from"
    ).format(sign=SECRET_SIGN, name=withheld_name(settings), minimum=number(profile["min_count"]))  # fmt: skip


def source_line(items: Sequence[Indicator], source_note: str, settings: Settings, most: int = 3) -> str:
    """Source and licence in one line; for more than `most` sources it points to the methods."""
    sources = list(dict.fromkeys(part for item in items for part in str(item.source).split("; ")))
    named = source_note or (
        translate("atlas", "see the pages on methods") if len(sources) > most else "; ".join(sources)
    )
    parts = [translate("atlas", "Source: {source}; own calculation").format(source=named.strip())]
    parts += [text for text in (settings.licence, settings.basemap_licence) if text]
    return " · ".join(parts)


def method_texts(
    geographies: Mapping[str, Geography], items: Sequence[Indicator], date: str, source_note: str, settings: Settings,
    classification: str,
) -> list[TextBlock]:  # fmt: skip
    """Text of the methods page.

    Args:
        geographies: by name of the level.
        items: all indicators of the atlas.
        date: reference date.
        source_note: replaces the sources of the indicators where it is given.
        settings: wording and licences.
        classification: name of the method the classes come from.
    """
    first = next(iter(geographies.values()))
    printed_date = format_date(date, language())
    blocks = [
        TextBlock(translate("atlas", "How the figures come about"), [
            translate(
                "atlas", "Counts of small units are added up over the units of an area; shares and quotients are formed from these sums. "
                "Rates are never averaged. From units to areas: {method}. The reference date is {date}, changes refer to the {period} "
                "years before it: in per cent for counts, in percentage points for shares, in points for quotients, in years for the "
                "mean age."
            ).format(method=method_name(first.meta), date=printed_date, period=number(int(first.meta.get("period", 0)))),
            translate(
                "atlas", "The whole city is the city's own figure where the source has one; it may hold cases that could not be placed in "
                "any area."
            ),
        ]),
        TextBlock(translate("atlas", "Sources"), [
            source_line(items, source_note, settings, most=100) + ".",
            translate(
                "atlas", "Figures of the Federal Employment Agency may be passed on with the source named; calculations on them are our own."
            ),
        ]),
        TextBlock(translate("atlas", "Disclosure control"), _disclosure_paragraphs(first.meta)),
        TextBlock(translate("atlas", "Signs"), [
            translate(
                "atlas", "{secret} withheld or unknown   {missing} no figure in the source   {undefined} makes no sense, as a share of "
                "nobody   0 means nobody, or less than half of the last digit"
            ).format(secret=SECRET_SIGN, missing=MISSING_SIGN, undefined=UNDEFINED_SIGN)
        ]),
        TextBlock(translate("atlas", "Maps"), [_maps_paragraph(classification)]),
    ]  # fmt: skip
    estimated = _estimated(geographies)
    if estimated:
        blocks.append(TextBlock(translate("atlas", "Uncertainty of cut areas"), estimated))
    blocks.append(TextBlock(translate("atlas", "Where this comes from"), _provenance(geographies)))
    return blocks


def definitions(items: Sequence[Indicator]) -> Table:
    """Every indicator with unit, formula and source."""
    return Table(
        translate("atlas", "Indicators"),
        [translate("atlas", "Indicator"), translate("atlas", "Unit"), translate("atlas", "Formula"), translate("atlas", "Source")],
        [[str(item.label), unit_of(item), str(item.formula), str(item.source)] for item in items],
        text_columns=(0, 1, 2, 3),
        shares=(0.24, 0.09, 0.41, 0.26),
    )  # fmt: skip


def withheld_table(geographies: Mapping[str, Geography], items: Sequence[Indicator], date: str) -> Table:
    """Which areas have no figure for which indicator because it must not be seen. Primary and secondary suppression are not told
    apart, since that alone would give small counts away."""
    rows = []
    for level, geography in geographies.items():
        for item in items:
            for is_change in (False, True):
                if is_change and item.change == "none":
                    continue
                figures = shown(geography, item, date, is_change=is_change)
                names = [
                    name
                    for name, value, status in zip(geography.names, figures.values, figures.status, strict=True)
                    if np.isnan(value) and status in SECRET_STATUSES
                ]
                if names:
                    label = (
                        translate("atlas", "{label}: change").format(label=item.label) if is_change else str(item.label)
                    )
                    rows.append([level, label, listed(names)])
    return Table(
        translate("atlas", "Withheld figures"),
        [translate("atlas", "Level"), translate("atlas", "Indicator"), translate("atlas", "Areas")],
        rows,
        text_columns=(0, 1, 2),
        shares=(0.18, 0.34, 0.48),
    )


def _disclosure_paragraphs(meta: Mapping[str, Any]) -> list[str]:
    disclosure = meta.get("disclosure") or {}
    profile = disclosure.get("profile")
    if profile is None:
        return [
            translate(
                "atlas", "These figures are not protected: small counts may point to single people. They are for internal use only and must "
                "not be passed on."
            )
        ]  # fmt: skip
    label = str(Text(**profile["label"]))
    if profile["rounding"] > 1:
        text = translate(
            "atlas",
            "Rule: {label}. All counts are rounded to multiples of {base}, and shares are formed from rounded counts.",
        ).format(label=label, base=number(profile["rounding"]))
    else:
        text = translate(
            "atlas", "Rule: {label}. Counts below {minimum} are withheld, with all figures from which they could be worked out: by "
            "subtraction from sums, from a share and its base, from changes over time, or by laying areas over districts. For every "
            "withheld figure it was proved, before release, that it cannot be narrowed down. Figures on fewer than {base} cases or in "
            "areas of fewer than {population} residents are not shown."
        ).format(
            label=label, minimum=number(profile["min_count"]), base=number(profile["min_base"]),
            population=number(profile["min_population"]),
        )  # fmt: skip
    return [text, str(Text(**profile["origin"])) + "."]


def _maps_paragraph(classification: str) -> str:
    names = {
        "quantile": translate("atlas", "quantiles, so that each class holds about as many areas"),
        "natural_breaks": translate("atlas", "natural breaks, so that areas within a class differ least"),
        "equal_interval": translate("atlas", "equal intervals"),
        "standard_deviation": translate("atlas", "standard deviations around the mean"),
    }
    return translate(
        "atlas", "Shares are shown in colours, counts by the surface of circles. Classes are {method}; maps that are compared share their "
        "classes. Change maps are centred on zero, with the same steps for gains and losses. The number in brackets "
        "is the number of areas in the class."
    ).format(method=names[classification])  # fmt: skip


def _estimated(geographies: Mapping[str, Geography]) -> list[str]:
    found = []
    for level, geography in geographies.items():
        rows = geography.facts["status"] == "estimated"
        if not rows.any():
            continue
        found.append(
            translate(
                "atlas", "{level}: boundaries cut units, so figures are estimates. They are exact only as far as people live evenly within a "
                "unit; areas of whole units have exact figures."
            ).format(level=level)
        )  # fmt: skip
    return found


def _provenance(geographies: Mapping[str, Geography]) -> list[str]:
    paragraphs = []
    for level, geography in geographies.items():
        inputs = geography.meta.get("inputs", {})
        sources = [
            f"{entry.get('layer') or entry.get('table')}"
            + (f" ({number(entry['features'])})" if entry.get("features") else "")
            for entry in inputs.values()
            if entry.get("layer") or entry.get("table")
        ]
        paragraphs.append(
            translate("atlas", "{level}: {file}, written {created}, from {sources}.").format(
                level=level, file=geography.path.name,
                created=format_date(str(geography.meta.get("created", ""))[:10], language()), sources=listed(sources),
            )
        )  # fmt: skip
    software = next(iter(geographies.values())).meta.get("software", {})
    paragraphs.append(
        translate("atlas", "Computed with Sozialraumatlas {version} and QGIS {qgis}.").format(
            version=software.get("sozialraumatlas", "-"), qgis=software.get("qgis", "-")
        )
    )
    return paragraphs
