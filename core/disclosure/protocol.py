"""The protocol of a release: what was withheld by which rule, and the proof that it cannot be worked out.

It is written for the statistics office, which can check the proof by additions alone. It holds no protected value: the tables of
the proof are other counts that agree with everything published, never the counts themselves.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ..indicators import WITHHELD
from ..language import language, number, translate
from ..reference_dates import format_date
from .ledger import WHOLE_CITY, Ledger
from .protection import Reason, piece_label
from .publication import NO_CELL, Publication
from .run import Protected

FORMAT = 1


def protocol(protected: Protected, files: Sequence[str], entries: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The protocol as data for machines.

    Args:
        protected: what disclosure control has done.
        files: names of the release files.
        entries: the releases of the ledger that were taken into account.
    """
    published, profile = protected.publication, protected.profile
    widths = np.concatenate([audit.most - audit.least for audit in protected.audits] or [np.empty(0)])
    return {
        "kind": "disclosure protocol",
        "format": FORMAT,
        "internal": True,
        "created": protected.created,
        "profile": {
            "id": profile.id,
            "label": {"de": profile.label.de, "en": profile.label.en},
            "origin": {"de": profile.origin.de, "en": profile.origin.en},
            "min_count": profile.min_count,
            "min_base": profile.min_base,
            "min_population": profile.min_population,
            "attribute_base": profile.attribute_base,
            "criterion": profile.criterion,
            "width": profile.width,
            "rounding": profile.rounding,
            "differencing": profile.differencing,
        },
        "releases": [
            {"file": file, "result": release.result.path.name, **_figures(protected, index)}
            for index, (file, release) in enumerate(zip(files, protected.releases, strict=True))
        ],
        "rounding": _rounding(protected),
        "largest_gap": protected.gap,
        "audit": {
            "counts_published": int(protected.said.is_said.sum()),
            "counts_withheld": int((~protected.said.is_said).sum()),
            "protected": len(widths),
            "unsafe": 0,
            "narrowest": int(widths.min()) if len(widths) else None,
            "systems": len(protected.blocks),
            "tables": int(sum(len(audit.tables) for audit in protected.audits)),
        },
        "differencing": {
            "threshold": profile.differencing,
            "pieces": [
                " + ".join(piece_label(published, int(atom)) for atom in group.atoms)
                for group in protected.small_groups
            ],
        },
        "ledger": list(entries),
        "not_covered": list(_not_covered()),
        "atoms": _atoms(published),
        "proof": [_proof(protected, index) for index in range(len(protected.blocks))],
    }


def ledger_entries(ledger: Ledger | None) -> list[dict[str, Any]]:
    """The active releases of a ledger as the protocol names them."""
    if ledger is None:
        return []
    rows = ledger.entries[ledger.entries["entry"].isin(ledger.active())]
    return [
        {"entry": int(entry), "title": str(title), "created": str(created), "profile": str(profile)}
        for entry, title, created, profile in zip(
            rows["entry"], rows["title"], rows["created"], rows["profile"], strict=True
        )
    ]


def _figures(protected: Protected, index: int) -> dict[str, Any]:
    """How many figures of a release are shown and withheld, by indicator."""
    facts = protected.releases[index].facts
    own = protected.publication.fact_cells[index]
    reason = np.append(protected.reasons, Reason.NONE)
    of_fact = np.stack([reason[own.numerator], reason[own.denominator]])
    of_fact[:, :] = np.where(np.stack([own.numerator, own.denominator]) == NO_CELL, Reason.NONE, of_fact)
    is_primary = ((of_fact != Reason.NONE) & (of_fact != Reason.SECONDARY)).any(axis=0)
    is_withheld = (
        facts["status"].isin(WITHHELD).to_numpy()
        & (protected.releases[index].result.facts["status"] != "secret").to_numpy()
    )
    table = {}
    for indicator, definition in protected.releases[index].result.meta["indicators"].items():
        here = (facts["indicator"] == indicator).to_numpy()
        table[indicator] = {
            "label": definition["label"],
            "figures": int(here.sum()),
            "shown": int((here & facts["value"].notna().to_numpy()).sum()),
            "primary": int((here & is_withheld & is_primary).sum()),
            "secondary": int((here & is_withheld & ~is_primary).sum()),
        }
    return {"areas": len(protected.releases[index].result.areas), "indicators": table}


def _rounding(protected: Protected) -> dict[str, Any] | None:
    rounded = protected.rounded
    if rounded is None:
        return None
    deviation = np.abs(rounded.value - protected.publication.cells.value)
    base = protected.profile.rounding
    return {
        "base": base,
        "largest_deviation_possible": base - 1 if rounded.is_additive.any() else base // 2,
        "largest_deviation": float(np.ceil(deviation.max())) if len(deviation) else 0.0,
        "additive_share": float(rounded.is_additive.mean()) if len(deviation) else 1.0,
    }


def _atoms(published: Publication) -> list[dict[str, Any]]:
    """The smallest pieces: which units they hold, and which part of them belongs to which area."""
    atoms: list[dict[str, Any]] = [{"units": [], "areas": {}} for _ in range(published.atom_count)]
    for unit, atom in zip(published.unit_ids, published.atom_of_unit.tolist(), strict=True):
        atoms[atom]["units"].append(unit)
    pairs = published.areas.tocoo()
    ids = [(result.name, area_id) for result in published.results for area_id in result.areas["area_id"]] + [
        ("", WHOLE_CITY)
    ]
    for area, atom, weight in zip(pairs.row.tolist(), pairs.col.tolist(), pairs.data.tolist(), strict=True):
        geography, id = ids[area]
        atoms[atom]["areas"][f"{geography}/{id}" if geography else id] = weight
    return atoms


def _proof(protected: Protected, index: int) -> dict[str, Any]:
    published, block, audit = protected.publication, protected.blocks[index], protected.audits[index]
    width = published.atom_count
    tables = audit.tables.astype(np.int64)
    return {
        "date": published.dates[block.date],
        "counts": ["+".join(published.forms[form]) for form in block.forms],
        "tables": [
            {
                "+".join(published.forms[form]): table[start : start + width].tolist()
                for form, start in zip(block.forms, range(0, len(table), width), strict=True)
            }
            for table in tables
        ],
    }


def _not_covered() -> Sequence[str]:
    return (
        translate("protocol", "What somebody knows from elsewhere: of single persons, from other publications, from releases that are not in the ledger."),
        translate("protocol", "That people stay: who knows that the same persons live in an area in both years can conclude more from two dates than from each."),
        translate("protocol", "Somebody who is counted in a cell and subtracts himself."),
        translate("protocol", "Mean ages: they are released to one decimal, without the sum of ages, where the number of residents is released and large enough; they are not part of the linear systems."),
        translate("protocol", "Which figures are withheld: the pattern follows from the counts and is no random one."),
    )  # fmt: skip


def protocol_html(data: Mapping[str, Any]) -> str:
    """The protocol for people, a page without any outside resource."""
    lang = language()
    profile, audit = data["profile"], data["audit"]
    title = translate("protocol", "Disclosure control protocol")
    rules = [
        (translate("protocol", "Minimum count"), number(profile["min_count"])),
        (translate("protocol", "Minimum base of rates"), number(profile["min_base"])),
        (translate("protocol", "Minimum number of residents of an area"), number(profile["min_population"])),
        (translate("protocol", "0 % and 100 % withheld below a base of"), number(profile["attribute_base"])),
        (translate("protocol", "What must stay possible"), _criterion(profile)),
    ]
    if data["rounding"]:
        rounding = data["rounding"]
        rules += [
            (translate("protocol", "Rounded to multiples of"), number(rounding["base"])),
            (translate("protocol", "Largest possible deviation"), number(rounding["largest_deviation_possible"])),
            (translate("protocol", "Counts that add up"), f"{number(100 * rounding['additive_share'])} %"),
        ]
    findings = [
        (translate("protocol", "Counts published"), number(audit["counts_published"])),
        (translate("protocol", "Counts withheld"), number(audit["counts_withheld"])),
        (translate("protocol", "Protected counts and pieces examined"), number(audit["protected"])),
        (translate("protocol", "of which can be narrowed below the criterion"), number(audit["unsafe"])),
        (
            translate("protocol", "Narrowest range that stays possible for any of them"),
            "-" if audit["narrowest"] is None else number(audit["narrowest"]),
        ),
        (translate("protocol", "Systems solved"), number(audit["systems"])),
        (translate("protocol", "Tables of the proof"), number(audit["tables"])),
    ]
    if data["largest_gap"] is not None:
        gap = f"{number(100 * data['largest_gap'], 1)} %"
        findings.append((translate("protocol", "No pattern withholds less; proven up to"), gap))
    created = f"{format_date(data['created'][:10], lang)} {data['created'][11:16]} UTC"
    internal = translate("protocol", "For the statistics office. Internal: do not pass it on with the release.")
    advice = translate(
        "protocol", "Created {time}. Nothing here is legal advice: the statistics office decides which rule holds."
    ).format(time=created)
    proof = translate(
        "protocol",
        "For every protected count two tables of whole numbers were found that agree with everything published, now and in the "
        "releases of the ledger: one in which it is small enough, one in which it is large enough.",
    )
    rule = translate("protocol", "Rule: {profile}").format(profile=profile["label"][lang])
    parts = [
        f"<h1>{_text(title)}</h1>",
        f"<p class='internal'>{_text(internal)}</p>",
        _paragraph(advice),
        _section(rule, _paragraph(profile["origin"][lang]) + _pairs(rules)),
        _section(translate("protocol", "Audit: passed"), _paragraph(proof) + _pairs(findings)),
    ]
    for release in data["releases"]:
        rows = [
            (
                f"{entry['label'][lang]} ({name})",
                *(number(entry[key]) for key in ("figures", "shown", "primary", "secondary")),
            )
            for name, entry in release["indicators"].items()
        ]
        heading = translate("protocol", "{file}: {count} areas").format(
            file=release["file"], count=number(release["areas"])
        )
        columns = (
            translate("protocol", "Indicator"),
            translate("protocol", "Figures"),
            translate("protocol", "shown"),
            translate("protocol", "withheld for themselves"),
            translate("protocol", "withheld to protect others"),
        )
        parts.append(_section(heading, _table(columns, rows)))
    pieces = data["differencing"]["pieces"]
    text = (
        translate("protocol", "No piece with fewer than {count} residents comes out when areas are subtracted from each other.")
        if not pieces
        else translate("protocol", "Pieces with fewer than {count} residents that come out when areas are subtracted from each other; their counts are protected:")
    ).format(count=number(data["differencing"]["threshold"]))  # fmt: skip
    parts.append(_section(translate("protocol", "Differencing"), _paragraph(text) + _list(pieces)))
    entries = [
        f"{entry['entry']}: {entry['title']} ({format_date(entry['created'][:10], lang)}, {entry['profile']})"
        for entry in data["ledger"]
    ]
    parts.append(
        _section(
            translate("protocol", "Earlier releases taken into account"),
            _list(entries) or _paragraph(translate("protocol", "None.")),
        )
    )
    parts.append(_section(translate("protocol", "What is not covered"), _list(data["not_covered"])))
    parts.append(_section(translate("protocol", "How to check the proof"), _recipe()))
    return (
        f"<!DOCTYPE html>\n<html lang='{lang}'><head><meta charset='utf-8'><title>{_text(title)}</title>"
        f"<style>{_CSS}</style></head><body>{''.join(parts)}</body></html>\n"
    )


def _criterion(profile: Mapping[str, Any]) -> str:
    if profile["criterion"] == "zero_and_minimum":
        return translate("protocol", "0, and at least {count}").format(count=number(profile["min_count"]))
    width = profile["width"] if profile["criterion"] == "width" else 1
    return translate("protocol", "values at least {width} apart").format(width=number(width))


def _recipe() -> str:
    steps = (
        translate("protocol", "protocol.json holds under “atoms” the smallest pieces with the part of each that belongs to each area, and under “proof” the tables: counts of every piece."),
        translate("protocol", "Take any table, any area and any count that is published for it: add up the counts of the pieces times their part. The sum is the published figure (with rounding or estimates: lies in its range)."),
        translate("protocol", "Take any count that is withheld because it is small: over the tables of its date its sums reach from the lower to the upper limit of the rule."),
    )  # fmt: skip
    return _list(steps, "ol")


_CSS = (
    "body{font:15px/1.5 'Segoe UI',Arial,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1d2b33}"
    "h1{font-size:1.7rem;margin-bottom:.2rem}h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px solid #c9d2d8}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.25rem .6rem;border-bottom:1px solid #e4e9ec}"
    "td:not(:first-child),th:not(:first-child){text-align:right}.internal{background:#7a1f1f;color:#fff;padding:.4rem .8rem}"
)


def _paragraph(text: str) -> str:
    return f"<p>{_text(text)}</p>"


def _section(title: str, content: str) -> str:
    return f"<h2>{_text(title)}</h2>{content}"


def _pairs(rows: Sequence[tuple[str, str]]) -> str:
    return "<table>" + "".join(f"<tr><td>{_text(a)}</td><td>{_text(b)}</td></tr>" for a, b in rows) + "</table>"


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f"<th>{_text(name)}</th>" for name in columns)
    body = "".join("<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><tr>{head}</tr>{body}</table>"


def _list(items: Sequence[str], kind: str = "ul") -> str:
    return f"<{kind}>" + "".join(f"<li>{_text(item)}</li>" for item in items) + f"</{kind}>" if items else ""


def _text(text: str) -> str:
    return html.escape(text)
