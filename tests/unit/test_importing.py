"""Statistical tables as they come: each quirk of real files with data of its own, and dialects drawn at random."""

from __future__ import annotations

import csv
import io
import math
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableRowProperties
from odf.table import Table, TableCell, TableRow
from odf.text import P

from sozialraumatlas.core.catalogue import load_catalogue
from sozialraumatlas.core.cells import CellState
from sozialraumatlas.core.errors import ParameterError, SozialraumatlasError, TableError
from sozialraumatlas.core.importing.clean_table import table_of, write_table
from sozialraumatlas.core.importing.figures import CHANGED, DOUBTED, TOTAL, UNASSIGNABLE
from sozialraumatlas.core.importing.headings import ages_of, propose
from sozialraumatlas.core.importing.over_time import check_over_time
from sozialraumatlas.core.importing.recipe import Recipe, read_recipes, write_recipes
from sozialraumatlas.core.importing.run import files_in, import_tables
from sozialraumatlas.core.importing.sheets import read_sheets
from sozialraumatlas.core.reporter import Reporter

CATALOGUE = load_catalogue()


def imported(*files, recipes=(), units=(), date=""):
    return import_tables(list(files), list(recipes), CATALOGUE, list(units), date, Reporter())


def written(folder: Path, text: str, name="tabelle.csv", encoding="utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def figure(result, unit, variable, date=None):
    place = result.dates.index(date) if date is not None else 0
    cell = place, result.units.index(unit), result.variables.index(variable)
    return result.values[cell], CellState(result.states[cell])


def texts(result, kind):
    return " | ".join(finding.text for finding in result.findings if finding.kind == kind)


def workbook(path: Path, sheets: dict[str, list[list[object]]], hidden=(), formats=None) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for row in hidden:
            sheet.row_dimensions[row].hidden = True
        for cell, form in (formats or {}).items():
            sheet[cell].number_format = form
    book.save(path)
    return path


# Encodings, delimiters, numbers


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", "\t", ",", "|"])
def test_encodings_and_delimiters(tmp_path, encoding, delimiter):
    rows = [["Schlüssel", "Name", "Stichtag", "Einwohner", "Ausländer"], ["0101", "Süd", "31.12.2024", "1200", "130"],
            ["0102", "Höhe", "31.12.2024", "800", "90"]]  # fmt: skip
    file = written(tmp_path, "\n".join(delimiter.join(row) for row in rows), encoding=encoding)
    result = imported(file)
    assert result.units == ["0101", "0102"]
    assert result.names["0102"] == "Höhe"
    assert figure(result, "0101", "ausl", "2024-12-31") == (130, CellState.PLAIN)


def test_umlauts_that_were_decoded_wrongly_are_repaired(tmp_path):
    text = "Schlüssel;Bezirk Name;Einwohner\n01;Straße;100\n02;Höhe;200\n".replace("Bezirk Name", "Name")
    file = written(tmp_path, text.encode("utf-8").decode("cp1252"))
    result = imported(file, date="2024-12-31")
    assert result.names["02"] == "Höhe"
    assert "repaired" in texts(result, CHANGED)


def test_quoted_texts_and_decimal_commas(tmp_path):
    file = written(tmp_path, 'bezirk;jahr;"ew";"alo"\n"01";"2024";"1.234,5";"12,0"\n"02";"2024";"987,0";"3,5"\n')
    result = imported(file)
    assert figure(result, "01", "ew")[0] == 1234.5
    assert figure(result, "02", "alo")[0] == 3.5


def test_thousands_blanks_padded_cells_and_parted_minus(tmp_path):
    file = written(tmp_path, "Nr;Jahr;Einwohner;Ausländer\n01;2024;  12 345 ;1\u00a0234\n02;2024; 9 876 ;\u202f345\n")
    result = imported(file)
    assert figure(result, "01", "ew")[0] == 12345
    assert figure(result, "01", "ausl")[0] == 1234
    negative = written(tmp_path, "Nr;Jahr;Einwohner\n01;2024;-  23\n02;2024;40\n", "minus.csv")
    result = imported(negative)
    assert "negative: -23" in " ".join(finding.text for finding in result.refused)


def test_long_table_with_composite_key_and_floats_for_counts(tmp_path):
    rows = ["raum_id,jahr,merkmal,wert"]
    for unit, residents in (("05315_101", "129496.0"), ("05315_102", "5000.0")):
        rows += [
            f"{unit},2024,Einwohner insgesamt,{residents}",
            f"{unit},2024,Arbeitslose,77.0",
            f"{unit},2024,Katzen,3.0",
        ]
    file = written(tmp_path, "\n".join(rows))
    result = imported(file)
    assert figure(result, "05315_101", "ew")[0] == 129496
    recipe = result.recipes[0]
    assert recipe.names == {"ew": ["Einwohner insgesamt"], "alo": ["Arbeitslose"]}
    keyed = Recipe(**{**recipe.__dict__, "key_pattern": r"\d+_(\d+)"})
    assert imported(file, recipes=[keyed]).units == ["101", "102"]


def test_rows_of_ages_in_a_long_table_are_added_up(tmp_path):
    ages = ("0 bis unter 15", "15 bis unter 18", "18 bis unter 65", "65 und älter")
    rows = ["Nr;Jahr;Merkmal;Wert"]
    for year in (2023, 2024):
        for place, unit in enumerate(("01", "02", "03")):
            rows += [f"{unit};{year};{age};{100 * place + 10 * step + year - 2023}" for step, age in enumerate(ages)]
    # Of the third unit one age is secret, and of the second one is missing in 2024.
    rows = [row for row in rows if row != "02;2024;15 bis unter 18;111"]
    rows = [row.rpartition(";")[0] + ";." if row.startswith("03;2023;0 bis") else row for row in rows]
    generator = np.random.default_rng(2)
    rows = [rows[0], *generator.permutation(rows[1:])]
    result = imported(written(tmp_path, "\n".join(rows)))
    assert result.recipes[0].names["ew_u18"] == ["0 bis unter 15", "15 bis unter 18"]
    assert figure(result, "02", "ew_u18", "2023-12-31") == (100 + 110, CellState.PLAIN)
    assert figure(result, "01", "ew_u18", "2024-12-31")[0] == 1 + 11
    assert figure(result, "03", "ew_u18", "2023-12-31")[1] == CellState.SECRET
    assert not result.has_figure[
        result.dates.index("2024-12-31"), result.units.index("02"), result.variables.index("ew_u18")
    ]
    assert "1 units lack one of" in texts(result, DOUBTED)
    with pytest.raises(TableError, match="stands there twice"):
        imported(written(tmp_path, "\n".join([*rows, "01;2023;0 bis unter 15;5"]), "zweimal.csv"))


def test_numbers_that_can_be_read_in_two_ways_are_refused(tmp_path):
    ambiguous = written(tmp_path, "Nr;Jahr;Einwohner\n01;2024;1,234\n02;2024;5,678\n")
    with pytest.raises(TableError, match="thousand or a fraction"):
        imported(ambiguous)
    recipe = Recipe(files="tabelle.csv", unit_id="Nr", date="Jahr", variables={"ew": ["Einwohner"]}, decimal=".")
    assert figure(imported(ambiguous, recipes=[recipe]), "01", "ew")[0] == 1234
    mixed = written(tmp_path, "Nr;Jahr;Einwohner;Ausländer\n01;2024;1.234,5;1,234.5\n02;2024;1;2\n", "mixed.csv")
    with pytest.raises(TableError, match="mixes German and English"):
        imported(mixed)
    german = written(tmp_path, "Nr;Jahr;Einwohner\n01;2024;1.234\n02;2024;567\n", "german.csv")
    result = imported(german)
    assert figure(result, "01", "ew")[0] == 1234
    assert "separator of thousands" in texts(result, DOUBTED)


# Signs


def test_each_sign_is_a_state_of_its_own(tmp_path):
    cells = {"-": (0, CellState.PLAIN), ".": (math.nan, CellState.SECRET), "*": (math.nan, CellState.SECRET), "x": (math.nan, CellState.MISSING),
             "/": (math.nan, CellState.MISSING), "...": (math.nan, CellState.LATER), "(12)": (12, CellState.LIMITED), "12p": (12, CellState.PRELIMINARY),
             "13r": (13, CellState.REVISED), "14s": (14, CellState.ESTIMATED), "": (math.nan, CellState.MISSING), "0": (0, CellState.PLAIN)}  # fmt: skip
    rows = [f"{place:02d};2024;100;{sign}" for place, sign in enumerate(cells)]
    file = written(tmp_path, "\n".join(["Nr;Jahr;Einwohner;Arbeitslose", *rows]))
    result = imported(file)
    output = tmp_path / "sauber.csv"
    write_table(output, result)
    again = imported(output)
    for place, (value, state) in enumerate(cells.values()):
        unit = f"{place:02d}" if place else UNASSIGNABLE
        for read in (result, again):
            found = figure(read, unit, "alo")
            assert found[1] == state, unit
            assert found[0] == value or (math.isnan(found[0]) and math.isnan(value))


def test_a_zero_that_means_secret(tmp_path):
    file = written(tmp_path, "Nr;Jahr;Einwohner;gsia\n01;2024;100;0\n02;2024;200;4\n")
    recipe = Recipe(
        files="tabelle.csv", unit_id="Nr", date="Jahr", variables={"ew": ["Einwohner"], "gsia": ["gsia"]}, signs={"0": "secret", "NULL": "missing"}
    )  # fmt: skip
    assert figure(imported(file, recipes=[recipe]), "01", "gsia")[1] == CellState.SECRET


def test_a_word_among_figures_is_refused_with_its_place(tmp_path):
    file = written(tmp_path, "Titel\nNr;Jahr;Einwohner\n01;2024;100\n02;2024;viele\n03;2024;300\n")
    result = imported(file)
    assert [(item.place, item.text) for item in result.refused] == [("row 4, column Einwohner", "“viele” is no figure")]


# Layout


def test_titles_three_header_rows_notes_and_levels_in_a_workbook(tmp_path):
    rows = [
        ["Bevölkerung in den Stadtteilen am 31.12.2024"], [], ["Gebiet", None, "Bevölkerung", None, None, None], [None, None, "insgesamt", "davon", None, None],
        ["Nr.", "Name", None, "0 bis unter 18 Jahre", "18 bis unter 65 Jahre", "65 Jahre und älter"], [1, 2, 3, 4, 5, 6],
        ["01", "Altstadt", 1000, 200, 600, 200], ["02", "Neustadt", 2000, 300, 1200, 500], ["", "nicht zuzuordnen", 10, 0, 9, 1], ["", "Stadt insgesamt", 3010, 500, 1809, 701],
        [], ["Quelle: Melderegister"], ["1) mit Hauptwohnung"],
    ]  # fmt: skip
    file = workbook(tmp_path / "bev.xlsx", {"Deckblatt": [["Inhalt"]], "Tabelle 1": rows}, hidden=[8])
    result = imported(file)
    assert result.dates == ["2024-12-31"]
    assert result.units == ["01", "02", TOTAL, UNASSIGNABLE]
    assert figure(result, "02", "ew_18u65")[0] == 1200
    assert figure(result, TOTAL, "ew")[0] == 3010
    assert figure(result, UNASSIGNABLE, "ew_65plus")[0] == 1
    assert "hidden" in texts(result, DOUBTED)
    assert "Quelle: Melderegister" in texts(result, "read")


def test_numbers_of_a_spreadsheet_are_what_they_are(tmp_path):
    """1.234 as a number is a fraction, 1.234 as a text a thousand; a key of zeros keeps them."""
    rows = [
        ["Nr", "Stichtag", "Einwohner", "alterssumme"],
        [7, pd.Timestamp("2024-12-31"), "1.234", 1.234],
        [12, pd.Timestamp("2024-12-31"), "2.345,5", 40000.5],
    ]
    file = workbook(tmp_path / "typen.xlsx", {"Werte": rows}, formats={"A2": "0000", "A3": "0000"})
    result = imported(file)
    assert result.units == ["0007", "0012"]
    assert result.dates == ["2024-12-31"]
    assert figure(result, "0007", "ew")[0] == 1234
    assert figure(result, "0007", "alterssumme")[0] == 1.234


def test_ods(tmp_path):
    book = OpenDocumentSpreadsheet()
    hidden = Style(name="h", family="table-row")
    hidden.addElement(TableRowProperties(rowheight="1cm"))
    book.automaticstyles.addElement(hidden)
    table = Table(name="Zahlen")
    for index, row in enumerate([["Nr", "Jahr", "Einwohner"], ["01", 2024, 1234.5], ["02", 2024, 77]]):
        line = TableRow(visibility="collapse") if index == 2 else TableRow()
        for cell in row:
            element = (
                TableCell(valuetype="float", value=cell)
                if isinstance(cell, int | float)
                else TableCell(valuetype="string")
            )
            element.addElement(P(text=str(cell).replace(".", ",")))
            line.addElement(element)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    path = tmp_path / "werte.ods"
    book.save(str(path))
    result = imported(path)
    assert figure(result, "01", "ew")[0] == 1234.5
    assert "hidden" in texts(result, DOUBTED)


def test_a_column_for_each_year_and_a_file_for_each_year(tmp_path):
    wide = written(tmp_path, "Einwohner\nNr;2022;2023;2024\n01;100;110;120\n02;200;190;180\n", "einwohner.csv")
    result = imported(wide)
    assert result.dates == ["2022-12-31", "2023-12-31", "2024-12-31"]
    assert figure(result, "02", "ew", "2023-12-31")[0] == 190
    headed = written(
        tmp_path, "Nr;Einwohner 2023;Einwohner 2024;Arbeitslose 2024\n01;100;110;12\n02;5;6;1\n", "beide.csv"
    )
    result = imported(headed)
    assert figure(result, "01", "ew", "2024-12-31")[0] == 110
    assert not result.has_figure[0, 0, result.variables.index("alo")]
    folder = tmp_path / "jahre"
    folder.mkdir()
    for year, residents in ((2023, 100), (2024, 110)):
        written(folder, f"Nr;Einwohner\n01;{residents}\n02;7\n", f"bev_{year}.csv")
    result = imported(*files_in([folder]))
    assert figure(result, "01", "ew", "2024-12-31")[0] == 110
    # One recipe holds for both years, and for the next.
    assert [recipe.files for recipe in result.recipes] == ["bev_*.csv"]


def test_levels_in_one_column(tmp_path):
    file = written(
        tmp_path, "Raumebene;Nr;Jahr;Einwohner\nStadtbezirk;1;2024;300\nStadtteil;1;2024;100\nStadtteil;2;2024;200\nStadt;0;2024;300\n"
    )  # fmt: skip
    result = imported(file)
    assert result.units == ["1", "2", TOTAL]
    assert figure(result, "1", "ew")[0] == 100
    assert "Stadtbezirk (1)" in texts(result, "read")
    keys = written(tmp_path, "Schlüssel;Jahr;Einwohner\n01;2024;300\n0101;2024;100\n0102;2024;200\n", "stufen.csv")
    result = imported(keys)
    assert result.units == ["0101", "0102"]
    assert "several levels" in texts(result, DOUBTED)
    # Keys of different length that do not add up to each other are units all the same.
    plain = written(
        tmp_path, "Nr;Jahr;Einwohner\n" + "\n".join(f"{n};2024;{100 + n}" for n in range(1, 14)), "einfach.csv"
    )
    assert len(imported(plain).units) == 13


def test_keys_get_their_zeros_back_and_names_may_stand_with_them(tmp_path):
    file = written(tmp_path, "Nr;Jahr;Einwohner\n101;2024;10\n1102;2024;20\n9999;2024;1\n")
    result = imported(file, units=["0101", "1102"])
    dateless = written(tmp_path, "Nr;Einwohner\n0101;10\n1102;20\n", "ohne.csv")
    assert "gives no date; 2024-12-31 was taken" in texts(imported(dateless, date="2024-12-31"), CHANGED)
    assert "gives no date" not in texts(result, CHANGED)
    assert result.units == ["0101", "1102"]
    assert "leading zeros" in texts(result, CHANGED)
    assert "9999" in texts(result, DOUBTED)
    named = written(
        tmp_path,
        "Stadtbezirk;Jahr;Einwohner\n01 Altstadt - Lehel;2024;10\n02 Au;2024;20\nStadt insgesamt;2024;30\n",
        "namen.csv",
    )
    assert imported(named).units == ["01", "02", TOTAL]


def test_two_areas_of_one_name_are_refused_where_they_differ(tmp_path):
    file = written(tmp_path, "Name;Jahr;Einwohner\nSchloßstraße;2024;10\nSchloßstraße;2024;20\nMitte;2024;5\n")
    result = imported(file)
    assert "two figures of ew for Schloßstraße" in result.refused[0].text


def test_rows_with_too_many_or_too_few_cells(tmp_path):
    """`01;Alt;stadt;100` has its figures one column too far to the right."""
    file = written(
        tmp_path, "Nr;Name;Jahr;Einwohner;Arbeitslose\n01;A;2024;100;7\n02;Alt;2024;stadt;2024;100\n03;C;2024;50;5\n"
    )
    assert ("rows 3", "more cells than headings") in [(item.place, item.text) for item in imported(file).refused]
    short = written(
        tmp_path, 'Nr;Name;Jahr;Einwohner;Arbeitslose\n01;A;2024;100;7\n02;B;2024;100\n03;"C;D";2024;50;5\n', "kurz.csv"
    )
    result = imported(short)
    assert not result.refused
    assert "fewer cells than headings" in texts(result, DOUBTED)
    assert figure(result, "02", "alo")[1] == CellState.MISSING
    assert result.names["03"] == "C;D"


def test_the_same_figure_in_two_files_is_one_and_another_is_refused(tmp_path):
    first = written(tmp_path, "Nr;Jahr;Einwohner\n01;2024;10\n02;2024;20\n", "a.csv")
    same = written(tmp_path, "Nr;Jahr;Einwohner\n01;2024;10\n", "b.csv")
    assert not imported(first, same).refused
    other = written(tmp_path, "Nr;Jahr;Einwohner\n01;2024;11\n02;2024;20\n", "c.csv")
    assert "10" in imported(first, other).refused[0].text


def test_totals_are_compared_with_sums(tmp_path):
    file = written(tmp_path, "Nr;Jahr;Einwohner;Arbeitslose\n01;2024;10;5\n02;2024;20;5\nInsgesamt;2024;30;12\n")
    assert "alo, 2024-12-31: the city's row is 12, the units add up to 10" in texts(imported(file), "read")


def test_a_unit_like_the_only_other_one_is_no_sum(tmp_path):
    for largest, small in ((100, 0), (9000, 3)):
        rows = ["Nr;Jahr;Einwohner;Arbeitslose", f"001;2024;{largest};{small}", f"002;2024;{largest};{largest}", "003;2024;.;.",
                f"004;2024;{small};{largest}"]  # fmt: skip
        result = imported(written(tmp_path, "\n".join(rows)))
        assert result.units == ["001", "002", "003", "004"]
    # One figure that is the sum of several is no proof either, and is told.
    rows = ["Nr;Jahr;Einwohner;Arbeitslose", "001;2024;100;0", "002;2024;300;100", "003;2024;200;0", "004;2024;0;100"]
    result = imported(written(tmp_path, "\n".join(rows)))
    assert result.units == ["001", "002", "003", "004"]
    assert "002 is as large as all others together" in texts(result, DOUBTED)


def test_sums_under_any_name_are_no_units(tmp_path):
    rows = ["Gebiet;Jahr;Einwohner;Ausländer", "Nord 1;2024;100;10", "Nord 2;2024;200;30", "Nord zusammen;2024;300;40", "Süd 1;2024;400;50",
            "Süd 2;2024;500;60", "Zechenfeld;2024;1200;150"]  # fmt: skip
    result = imported(written(tmp_path, "\n".join(rows)))
    assert result.units == ["Nord 1", "Nord 2", "Süd 1", "Süd 2", TOTAL]
    assert figure(result, TOTAL, "ew")[0] == 1200
    assert "Nord zusammen" in texts(result, DOUBTED)
    assert "Zechenfeld is the sum of all others" in texts(result, CHANGED)
    # A large unit is none.
    rows[-1] = "Mitte;2024;1200;149"
    assert "Mitte" in imported(written(tmp_path, "\n".join(rows))).units


def test_reference_dates_differ_inside_a_report(tmp_path):
    residents = written(tmp_path, "Nr;Stichtag;Einwohner\n01;31.12.2024;10\n02;31.12.2024;20\n", "ew.csv")
    unemployed = written(tmp_path, "Nr;Stichtag;Arbeitslose\n01;30.06.2024;1\n02;30.06.2024;2\n", "alo.csv")
    result = imported(residents, unemployed)
    assert result.dates == ["2024-06-30", "2024-12-31"]
    found = [finding.text for finding in check_over_time(result, CATALOGUE)]
    assert any("alo has no figures for 2024-12-31" in text for text in found)


@pytest.mark.parametrize(
    ("content", "reason"),
    [("", "is empty"), ("nur ein Satz ohne Tabelle", "neither by semicolons"), ("a;b;c\nd;e;f\n", "no row of headings"), ("Nr;Hunde\n01;5\n02;6\n", "no heading is known")],
)  # fmt: skip
def test_files_without_a_table(tmp_path, content, reason):
    with pytest.raises(TableError, match=reason):
        imported(written(tmp_path, content))


def test_broken_and_foreign_files(tmp_path):
    for name in ("kaputt.xlsx", "kaputt.ods", "bild.png"):
        (tmp_path / name).write_bytes(b"PK\x03\x04 nothing")
        with pytest.raises(TableError):
            imported(tmp_path / name)
    with pytest.raises(TableError, match="cannot be read"):
        imported(tmp_path / "fehlt.csv")
    with pytest.raises(TableError, match="no tables"):
        files_in([])


# Headings


@pytest.mark.parametrize(
    ("heading", "ages"),
    [("0 bis unter 18 Jahre", (0, 17)), ("unter 18", (0, 17)), ("18 - 64", (18, 64)), ("65 Jahre und älter", (65, math.inf)), ("65+", (65, math.inf)),
     ("ab 80", (80, math.inf)), ("E_E00_01", (0, 0)), ("E_E6U15", (6, 14)), ("E_E95_110", (95, math.inf)), ("E_EU1", (0, 0)), ("ew_18u27", (18, 26)),
     ("über 64", (65, math.inf)), ("Einwohner", None)],
)  # fmt: skip
def test_ages_in_headings(heading, ages):
    assert ages_of(heading) == ages


def test_what_is_no_count_of_all_is_not_proposed():
    found = propose(
        [
            "Einwohner",
            "Einwohner männlich",
            "Anteil 65 Jahre und älter in %",
            "65 und älter (weiblich)",
            "0-17",
            "18-64",
        ],
        CATALOGUE,
    )
    assert found == {"ew": ["Einwohner"], "ew_u18": ["0-17"], "ew_18u65": ["18-64"]}
    # Two columns that may both be meant are left to the planner.
    assert "ew" not in propose(["Bevölkerung", "Einwohnerzahl"], CATALOGUE)


def test_what_stands_above_a_heading_counts(tmp_path):
    rows = [
        ["", "Melderegister", "", "Arbeitslose", ""],
        ["Nr", "Einwohner", "Ausländer", "insgesamt", "Ausländer"],
        ["01", 100, 20, 9, 4],
        ["02", 200, 30, 8, 3],
    ]
    result = imported(workbook(tmp_path / "kopf.xlsx", {"A": rows}), date="2024-12-31")
    assert dict(result.recipes[0].variables) == {
        "ew": ["Melderegister Einwohner"], "ausl": ["Melderegister Ausländer"], "alo": ["Arbeitslose insgesamt"], "alo_ausl": ["Arbeitslose Ausländer"],
    }  # fmt: skip
    assert figure(result, "02", "alo_ausl")[0] == 3


# Recipes


def test_recipes_are_written_and_read(tmp_path):
    file = written(tmp_path, "Nr;Name;Jahr;Einwohner\n01;A;2024;10\n02;B;2024;20\n", "bev_2024.csv")
    result = imported(file)
    path = tmp_path / "rezept.yaml"
    write_recipes(path, result.recipes)
    assert read_recipes(path) == result.recipes
    next_year = written(tmp_path, "Nr;Name;Jahr;Einwohner\n01;A;2025;11\n02;B;2025;21\n", "bev_2025.csv")
    assert figure(imported(next_year, recipes=read_recipes(path)), "02", "ew")[0] == 21


@pytest.mark.parametrize(
    ("text", "reason"),
    [("format: 2\ntables: []", "format: 1"), ("format: 1\ntables:\n- {sheet: x}", "files"), ("format: 1\ntables:\n- {files: x, colour: red}", "no entry colour"),
     ("format: 1\ntables:\n- {files: x, header_rows: [a]}", "header_rows"), ("format: 1\ntables:\n- {files: x, variable: y}", "both"), (":\n -", "no YAML"),
     ("format: 1\ntables:\n- {files: x, key_pattern: '\\d+'}", "group"), ("format: 1\ntables:\n- {files: x, decimal: '!'}", "comma or a point")],
)  # fmt: skip
def test_bad_recipes_say_why(tmp_path, text, reason):
    path = tmp_path / "rezept.yaml"
    path.write_text(text)
    with pytest.raises(ParameterError, match=reason):
        read_recipes(path)


def test_a_recipe_whose_column_is_gone_says_which(tmp_path):
    file = written(tmp_path, "Nr;Jahr;Personen\n01;2024;10\n02;2024;3\n")
    recipe = Recipe(files="*.csv", unit_id="Nr", date="Jahr", variables={"ew": ["Einwohner"]})
    with pytest.raises(TableError, match=r"no column “Einwohner”\. It has: Nr, Jahr, Personen"):
        imported(file, recipes=[recipe])


# Over time


def test_checks_over_time(tmp_path):
    lines = ["Nr;Jahr;Einwohner;Ausländer"]
    for year in (2022, 2023, 2024):
        for unit in range(1, 21):
            residents = 1000 + unit
            if year == 2024 and unit == 7:
                residents = 1600
            if year == 2024 and unit == 20:
                continue
            lines.append(
                f"{unit:02d};{year};{residents};{2000 if year == 2024 and unit == 3 else 100 if year < 2024 else 160}"
            )
    lines.append("21;2024;50;5")
    result = imported(written(tmp_path, "\n".join(lines)))
    found = " | ".join(finding.text for finding in check_over_time(result, CATALOGUE))
    assert "units new on 2024-12-31: 21" in found
    assert "units no longer there on 2024-12-31: 20" in found
    assert "ew jumps from 2023-12-31 to 2024-12-31 in 07: 1,007 → 1,600" in found
    assert "ausl changes by" in found
    assert "ausl is larger than ew in 03 (2024-12-31)" in found
    assert "2022-12-31 to 2023-12-31" not in found


def test_units_that_were_renamed_or_got_another_key(tmp_path):
    written(tmp_path, "Nr;Name;Einwohner\n01;Altstadt;100\n02;Neustadt;200\n03;Hafen;50\n", "bev_2023.csv")
    written(tmp_path, "Nr;Name;Einwohner\n01;Innenstadt;101\n02;Neustadt;201\n04;Hafen;51\n", "bev_2024.csv")
    result = imported(*files_in([tmp_path]))
    doubts = texts(result, DOUBTED)
    assert "01: Altstadt → Innenstadt" in doubts
    assert "Hafen: 03 → 04" in doubts
    found = " | ".join(finding.text for finding in check_over_time(result, CATALOGUE))
    assert "OLD_UNITS converts" in found


# Dialects drawn at random

WRITINGS = st.fixed_dictionaries({
    "delimiter": st.sampled_from([";", "\t", "|"]), "encoding": st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]), "german": st.booleans(),
    "thousands": st.booleans(), "blank": st.sampled_from(["", " ", "\u00a0"]), "title": st.booleans(), "notes": st.booleans(), "quoted": st.booleans(),
    "newline": st.sampled_from(["\n", "\r\n"]), "numbering": st.booleans(), "long": st.booleans(),
})  # fmt: skip


def write_number(value: float, writing) -> str:
    whole = float(value).is_integer()
    text = f"{value:,.0f}" if whole else f"{value:,.2f}"
    if not writing["thousands"]:
        text = text.replace(",", "")
    elif writing["blank"]:
        text = text.replace(",", writing["blank"])
    if writing["german"]:
        text = text.translate(str.maketrans(",.", ".,"))
    return text


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(writing=WRITINGS, data=st.data())
def test_dialects(tmp_path, writing, data):
    """The same figures come back, or there is a clear refusal: never other figures."""
    units = [f"{place:03d}" for place in range(1, data.draw(st.integers(2, 8)) + 1)]
    cell = st.one_of(st.integers(0, 3_000_000), st.sampled_from([0.25, 12.5, 1234.56]), st.none())
    figures = {(unit, name): data.draw(cell) for unit in units for name in ("Einwohner", "Arbeitslose")}
    secret = {key for key, value in figures.items() if value is None}

    def shown(key):
        return "." if key in secret else write_number(figures[key], writing)

    header = ["Nr", "Jahr", "Merkmal", "Wert"] if writing["long"] else ["Nr", "Jahr", "Einwohner", "Arbeitslose"]
    if writing["long"]:
        rows = [[unit, "2024", name, shown((unit, name))] for unit in units for name in ("Einwohner", "Arbeitslose")]
    else:
        rows = [[unit, "2024", shown((unit, "Einwohner")), shown((unit, "Arbeitslose"))] for unit in units]
    table = [*([["Tabelle der Stadt"], []] if writing["title"] else []), header]
    table += [["1", "2", "3", "4"]] if writing["numbering"] else []
    table += rows + ([[], ["Quelle: Statistikstelle"]] if writing["notes"] else [])
    text = io.StringIO()
    quoting = csv.QUOTE_ALL if writing["quoted"] else csv.QUOTE_MINIMAL
    csv.writer(text, delimiter=writing["delimiter"], quoting=quoting, lineterminator=writing["newline"]).writerows(
        table
    )
    file = tmp_path / "dialekt.csv"
    file.write_bytes(text.getvalue().encode(writing["encoding"]))
    try:
        result = imported(file)
    except SozialraumatlasError as error:
        # Refused: the message must say something.
        assert str(error)  # noqa: PT017
        return
    if result.refused:
        return
    doubted = "separator of thousands" in texts(result, DOUBTED)
    if "is the sum of all others" in texts(result, CHANGED):
        grid = np.array([[figures[unit, name] or 0 for name in ("Einwohner", "Arbeitslose")] for unit in units])
        of_others = grid.sum(axis=0) - grid
        assert (np.abs(grid - of_others) <= 0.005 * of_others).all(axis=1).any()
        return
    for (unit, heading), value in figures.items():
        got, state = figure(result, unit, "ew" if heading == "Einwohner" else "alo")
        if value is None:
            assert state == CellState.SECRET
        elif got != value:
            # 1.234 in English without any other evidence is said to have been read the German way.
            assert doubted, (unit, heading, value, got)


# Real data


def test_muenchen_berlin_and_flensburg_as_they_are(shared):
    """Read without a word of help; the figures are those of the files."""
    munich = imported(shared / "muenchen/rohzahlen_stadtbezirke_2000_2024.csv")
    assert len([unit for unit in munich.units if unit not in (TOTAL, UNASSIGNABLE)]) == 25
    assert figure(munich, TOTAL, "ew", "2024-12-31")[0] == 1_603_776
    assert figure(munich, "01", "ew", "2024-12-31")[0] == 20_876
    berlin = imported(shared / "berlin/ewr_plr_lor2019_stichtag_2015_2020.csv")
    assert len(berlin.units) == 448
    table = pd.read_csv(shared / "berlin/ewr_plr_lor2019_stichtag_2015_2020.csv", dtype={"plr_id": str})
    table = table[table["stichtag"] == "2020-12-31"].set_index("plr_id")
    place = berlin.dates.index("2020-12-31")
    sums = table[["ew_u6", "ew_6u15", "ew_15u18"]].sum(axis=1)
    read = pd.Series(berlin.values[place, :, berlin.variables.index("ew_u18")], berlin.units)
    assert np.array_equal(read[table.index], sums)
    matrix = imported(shared / "berlin/EWR202012E_Matrix.csv")
    both = pd.Series(matrix.values[0, :, matrix.variables.index("ew_65plus")], matrix.units)
    assert matrix.dates == ["2020-12-31"]
    assert np.array_equal(both[table.index], table["ew_65plus"])
    flensburg = imported(shared / "flensburg/sozialatlas_stadtteile_2011_2022.csv")
    assert len([unit for unit in flensburg.units if unit != UNASSIGNABLE]) == 13


def test_muenchens_published_long_table_by_a_recipe(shared):
    recipe = Recipe(
        files="indikatorenatlas_auszug*.csv", unit_id="sb_nummer", date="jahr", variable="indikator_id", value="basiswert_1",
        names={"ew": ["ew"], "ew_u18": ["anteil_u18"]},
    )  # fmt: skip
    result = imported(shared / "muenchen/indikatorenatlas_auszug_2000_2024.csv", recipes=[recipe])
    raw = imported(shared / "muenchen/rohzahlen_stadtbezirke_2000_2024.csv")
    for variable in ("ew", "ew_u18"):
        for unit in ("01", "25", TOTAL):
            assert figure(result, unit, variable, "2024-12-31") == figure(raw, unit, variable, "2024-12-31")


def test_published_values_follow_from_what_was_read(shared):
    """München's shares of all years and districts, Berlin's of all areas: from the office's files to the published figure."""
    munich = imported(shared / "muenchen/rohzahlen_stadtbezirke_2000_2024.csv")
    published = pd.read_csv(
        shared / "muenchen/indikatorenatlas_auszug_2000_2024.csv", sep=";", decimal=",", dtype={"sb_nummer": str}
    )
    compared = 0
    for indicator, part in (("anteil_u18", "ew_u18"), ("anteil_65plus", "ew_65plus"), ("anteil_mh", "mh")):
        rows = published[published["indikator_id"] == indicator]
        for year, district, value in zip(rows["jahr"], rows["sb_nummer"], rows["indikatorwert"], strict=True):
            place = munich.dates.index(f"{year}-12-31"), munich.units.index(TOTAL if district == "00" else district)
            counts = [munich.values[(*place, munich.variables.index(name))] for name in (part, "ew")]
            if not math.isnan(counts[0]) and not math.isnan(value):
                assert 100 * counts[0] / counts[1] == pytest.approx(value, abs=0.0535), (indicator, year, district)
                compared += 1
    assert compared > 600
    berlin = imported(shared / "berlin/ewr_plr_lor2019_stichtag_2015_2020.csv")
    table = pd.read_csv(shared / "berlin/mss_2017_plr_veroeffentlicht.csv", dtype={"plr_id": str}).dropna(
        subset=["k05_mh_pct"]
    )
    place = berlin.dates.index("2016-12-31")
    shares = pd.Series(
        100
        * berlin.values[place, :, berlin.variables.index("mh")]
        / berlin.values[place, :, berlin.variables.index("ew")],
        berlin.units,
    )
    assert np.abs(shares[table["plr_id"]].to_numpy() - table["k05_mh_pct"].to_numpy()).max() < 1e-5
    assert len(table) == 436


def test_reading_sheets_keeps_every_cell(tmp_path):
    file = workbook(tmp_path / "x.xlsx", {"A": [["a", None, 3], [], [None, "b"]], "B": [[1]]})
    sheets = read_sheets(file)
    assert [sheet.name for sheet in sheets] == ["A", "B"]
    assert [sheets[0].row(index) for index in range(3)] == [["a", "", "\x1f3"], ["", "", ""], ["", "b", ""]]


def test_table_of_is_wide_and_sorted(tmp_path):
    result = imported(written(tmp_path, "Nr;Jahr;Einwohner\n02;2024;1\n01;2024;2\n02;2023;3\n01;2023;4\n"))
    assert table_of(result).to_numpy().tolist() == [
        ["01", "2023-12-31", "4"], ["01", "2024-12-31", "2"], ["02", "2023-12-31", "3"], ["02", "2024-12-31", "1"],
    ]  # fmt: skip
