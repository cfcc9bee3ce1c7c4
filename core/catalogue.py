"""The indicator catalogue: themes, variables and indicators read from YAML and checked line by line.

An indicator is `sum of variables / sum of variables * scale`. The reader refuses everything else, because only linear
forms can be added up over units and audited for disclosure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

import yaml

from .errors import CatalogueError, ParameterError
from .language import language, listing, translate

BUILT_IN = Path(__file__).resolve().parent.parent / "resources" / "catalogue.yaml"

CHANGES = ("%", "pp", "points", "years", "none")
POLARITIES = ("burden", "strength", "neutral")

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_VARIANT_NAME = re.compile(r"[a-z0-9][a-z0-9_]*")


@dataclass(frozen=True)
class Text:
    """A text in German and English."""

    de: str
    en: str

    def __str__(self) -> str:
        return self.de if language() == "de" else self.en


@dataclass(frozen=True)
class Variable:
    """A column of a counts table."""

    name: str
    label: Text
    part_of: str | None = None
    """The variable this one is a part of; larger values are an error in the source."""
    nested_in: str | None = None
    """A narrower whole, as one age group within another; larger values are worth a look."""
    compare_with: str | None = None
    """A variable of another source this one is expected to stay below."""
    sum_of: tuple[tuple[str, ...], ...] = ()
    """Lists of variables, each of which adds up to this one."""


@dataclass(frozen=True)
class Indicator:
    """`sum(numerator) / sum(denominator) * scale`, or the plain sum where there is no denominator."""

    id: str
    """`kind_bg`, or with a variant `kind_bg:u15`."""
    theme: str
    label: Text
    formula: Text
    source: Text
    numerator: tuple[str, ...]
    denominator: tuple[str, ...]
    scale: float
    unit: str
    change: str
    """How change is measured, one of CHANGES."""
    polarity: str
    is_development: bool
    """The value itself is the change of the numerator over the period, in % of the earlier figure."""
    maximum: float | None
    """Values above it are not shown, since numerator and denominator come from different sources."""
    is_share: bool = False
    """Whoever is counted in the numerator is counted in the denominator, too."""

    @property
    def column(self) -> str:
        """Name of the column in the layer of areas: `kind_bg`, `kind_bg_u15`."""
        return self.id.replace(":", "_")

    @property
    def variables(self) -> tuple[str, ...]:
        """All variables it needs, each once."""
        return tuple(dict.fromkeys(self.numerator + self.denominator))


@dataclass(frozen=True)
class Catalogue:
    """Checked themes, variables and indicators in the order of the files; variants follow their indicator."""

    themes: Mapping[str, Text]
    variables: Mapping[str, Variable]
    indicators: Mapping[str, Indicator]

    def select(self, ids: str) -> list[Indicator]:
        """The indicators of a text like `ew;altenq:20`.

        Raises:
            ParameterError: an id or variant is not in the catalogue, or stands there twice.
        """
        names = [name.strip() for name in ids.split(";") if name.strip()]
        for name in names:
            if name not in self.indicators:
                raise ParameterError(self._unknown(name))
            if names.count(name) > 1:
                raise ParameterError(
                    translate("catalogue", "The indicator {name} is asked for twice.").format(name=name)
                )
        return [self.indicators[name] for name in names]

    def wholes_of(self, variable: str) -> list[str]:
        """The variables it is a part of, the nearest first."""
        return _wholes_of(self.variables, variable)

    def without_variants(self) -> list[Indicator]:
        """The indicators in their default definition."""
        return [indicator for id, indicator in self.indicators.items() if ":" not in id]

    def _unknown(self, name: str) -> str:
        base = name.partition(":")[0]
        variants = [id for id in self.indicators if id.startswith(f"{base}:")]
        if base in self.indicators:
            return translate("catalogue", "The indicator {base} has no variant {name}. There are: {known}.").format(
                base=base, name=name, known=listing(variants, 10) or "-"
            )
        known = [id for id in self.indicators if ":" not in id]
        return translate("catalogue", "There is no indicator {name} in the catalogue. There are: {known}.").format(
            name=name, known=listing(known, 60)
        )


def _wholes_of(variables: Mapping[str, Variable], name: str) -> list[str]:
    wholes: list[str] = []
    waiting = [name]
    while waiting:
        variable = variables[waiting.pop(0)]
        for whole in (variable.nested_in, variable.part_of):
            if whole is not None and whole not in wholes:
                wholes.append(whole)
                waiting.append(whole)
    return wholes


def load_catalogue(city_file: Path | None = None) -> Catalogue:
    """The built-in catalogue, with the themes, variables and indicators of a city's own file added.

    Raises:
        CatalogueError: a file cannot be read or breaks a rule; the message names file, line and reason.
    """
    reader = _Reader()
    reader.read(BUILT_IN)
    if city_file is not None:
        reader.read(city_file)
    return reader.finish()


@dataclass(frozen=True)
class _Node:
    """A value of the YAML file with the place where it stands. Mappings and lists hold nodes."""

    value: object
    file: str
    line: int

    def fail(self, reason: str) -> NoReturn:
        raise CatalogueError(
            translate("catalogue", "{file}, line {line}: {reason}").format(
                file=self.file, line=self.line, reason=reason
            )
        )

    def mapping(self, allowed: tuple[str, ...] = ()) -> dict[str, _Node]:
        """The entries of a mapping, whose keys must be among the allowed where there are any."""
        if not isinstance(self.value, dict):
            self.fail(translate("catalogue", "entries of the form “name: value” are expected here."))
        for key, entry in self.value.items():
            if allowed and key not in allowed:
                entry.fail(
                    translate("catalogue", "“{key}” is not known here. Possible are: {known}.").format(
                        key=key, known=", ".join(allowed)
                    )
                )
        return self.value

    def text(self) -> str:
        if not isinstance(self.value, str) or not self.value.strip():
            self.fail(translate("catalogue", "a text is expected here."))
        return self.value.strip()

    def names(self) -> list[_Node]:
        """A list of variable names; a sum is a list, so no other arithmetic can be written."""
        if not isinstance(self.value, list) or not self.value:
            self.fail(translate("catalogue", "a list of variables is expected here, as in [ew_u18, ew_18u65]."))
        for entry in self.value:
            if not isinstance(entry.value, str) or not _NAME.fullmatch(entry.value):
                entry.fail(
                    translate(
                        "catalogue",
                        "“{value}” is not the name of a variable. An indicator is a sum of variables over a sum of "
                        "variables times a scale; write the sums as lists and nothing else.",
                    ).format(value=entry.value)
                )
        return self.value

    def choice(self, choices: tuple[str, ...]) -> str:
        if self.value not in choices:
            self.fail(
                translate("catalogue", "“{value}” is not possible here. Possible are: {known}.").format(
                    value=self.value, known=", ".join(choices)
                )
            )
        return str(self.value)

    def positive(self) -> float:
        if isinstance(self.value, bool) or not isinstance(self.value, int | float) or not self.value > 0:
            self.fail(translate("catalogue", "a number above zero is expected here."))
        return float(self.value)


def _parse(path: Path) -> _Node:
    """The file as a tree of nodes that know their line."""

    def convert(node: yaml.Node) -> _Node:
        line = node.start_mark.line + 1
        value: object
        if isinstance(node, yaml.MappingNode):
            entries: dict[str, _Node] = {}
            for key, entry in node.value:
                if not isinstance(key, yaml.ScalarNode):
                    _Node(None, path.name, key.start_mark.line + 1).fail(
                        translate("catalogue", "a name is expected here.")
                    )
                if key.value in entries:
                    _Node(None, path.name, key.start_mark.line + 1).fail(
                        translate("catalogue", "“{key}” stands here twice.").format(key=key.value)
                    )
                child = convert(entry)
                entries[key.value] = _Node(child.value, child.file, key.start_mark.line + 1)
            value = entries
        elif isinstance(node, yaml.SequenceNode):
            value = [convert(entry) for entry in node.value]
        else:
            value = loader.construct_object(node)
        return _Node(value, path.name, line)

    try:
        text = path.read_text(encoding="utf-8-sig")
        loader = yaml.SafeLoader(text)
        root = loader.get_single_node()
    except OSError as error:
        raise CatalogueError(
            translate("catalogue", "The catalogue {file} cannot be read: {reason}").format(
                file=path, reason=error.strerror
            )
        ) from error
    except UnicodeDecodeError as error:
        raise CatalogueError(
            translate(
                "catalogue", "The catalogue {file} is not stored as UTF-8. Save it as UTF-8 and try again."
            ).format(file=path.name)
        ) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        _Node(None, path.name, line).fail(
            translate("catalogue", "this is not valid YAML: {reason}").format(reason=error.problem or error.context)
        )
    if root is None:
        raise CatalogueError(translate("catalogue", "The catalogue {file} is empty.").format(file=path.name))
    return convert(root)


def _text(node: _Node) -> Text:
    entries = node.mapping(("de", "en"))
    return Text(*(_required(node, entries, key).text() for key in ("de", "en")))


def _required(parent: _Node, entries: Mapping[str, _Node], key: str) -> _Node:
    if key not in entries:
        parent.fail(translate("catalogue", "“{key}” is missing.").format(key=key))
    return entries[key]


class _Reader:
    """Reads one file after the other and checks what only the whole can show."""

    _INDICATOR_KEYS = (
        "theme", "label", "formula", "source", "numerator", "denominator", "scale", "unit", "change", "value", "polarity",
        "maximum", "variants",
    )  # fmt: skip

    def __init__(self) -> None:
        self._themes: dict[str, Text] = {}
        self._variables: dict[str, Variable] = {}
        self._variable_references: list[_Node] = []
        self._indicators: dict[str, Indicator] = {}
        self._columns: dict[str, str] = {}

    def read(self, path: Path) -> None:
        root = _parse(path)
        sections = root.mapping(("format", "themes", "variables", "indicators"))
        format_node = _required(root, sections, "format")
        if format_node.value != 1:
            format_node.fail(translate("catalogue", "this version reads catalogues of format 1."))
        for name, node in self._entries(sections, "themes", self._themes):
            self._themes[name] = _text(node)
        for name, node in self._entries(sections, "variables", self._variables):
            self._variables[name] = self._variable(name, node)
        for name, node in self._entries(sections, "indicators", self._indicators):
            self._add_indicator(name, node)

    def finish(self) -> Catalogue:
        for node in self._variable_references:
            if node.value not in self._variables:
                node.fail(translate("catalogue", "there is no variable “{name}”.").format(name=node.value))
        indicators = {
            id: replace(indicator, is_share=self._is_share(indicator)) for id, indicator in self._indicators.items()
        }
        return Catalogue(self._themes, self._variables, indicators)

    def _is_share(self, indicator: Indicator) -> bool:
        """Whether one variable is, over any number of steps, a part of the one it is divided by."""
        if len(indicator.numerator) != 1 or len(indicator.denominator) != 1:
            return False
        part, whole = indicator.numerator[0], indicator.denominator[0]
        return part == whole or whole in _wholes_of(self._variables, part)

    def _entries(
        self, sections: Mapping[str, _Node], section: str, taken: Mapping[str, object]
    ) -> Iterator[tuple[str, _Node]]:
        if section not in sections:
            return
        for name, node in sections[section].mapping().items():
            if not _NAME.fullmatch(name):
                node.fail(
                    translate(
                        "catalogue", "“{name}” is not a possible name: use small letters, digits and _, a letter first."
                    ).format(name=name)
                )
            if name in taken:
                node.fail(translate("catalogue", "“{name}” is already taken; choose another name.").format(name=name))
            yield name, node

    def _variable(self, name: str, node: _Node) -> Variable:
        entries = node.mapping(("de", "en", "part_of", "nested_in", "compare_with", "sum_of"))
        references = {key: entries[key] for key in ("part_of", "nested_in", "compare_with") if key in entries}
        for reference in references.values():
            reference.text()
            self._variable_references.append(reference)
        sums: list[tuple[str, ...]] = []
        if "sum_of" in entries:
            lists = entries["sum_of"].value
            if not isinstance(lists, list) or not lists:
                entries["sum_of"].fail(translate("catalogue", "a list of lists of variables is expected here."))
            for parts in lists:
                names = parts.names()
                self._variable_references += names
                sums.append(tuple(part.value for part in names))
        return Variable(
            name,
            Text(_required(node, entries, "de").text(), _required(node, entries, "en").text()),
            part_of=references["part_of"].text() if "part_of" in references else None,
            nested_in=references["nested_in"].text() if "nested_in" in references else None,
            compare_with=references["compare_with"].text() if "compare_with" in references else None,
            sum_of=tuple(sums),
        )

    def _add_indicator(self, name: str, node: _Node) -> None:
        entries = node.mapping(self._INDICATOR_KEYS)
        self._store(name, node, entries)
        if "variants" in entries:
            for variant, variant_node in entries["variants"].mapping().items():
                if not _VARIANT_NAME.fullmatch(variant):
                    variant_node.fail(
                        translate("catalogue", "“{name}” is not a possible name of a variant.").format(name=variant)
                    )
                own = variant_node.mapping(("label", "formula", "source", "numerator", "denominator", "maximum"))
                _required(variant_node, own, "label")
                _required(variant_node, own, "formula")
                inherited = {key: entry for key, entry in entries.items() if key != "variants"}
                self._store(f"{name}:{variant}", variant_node, {**inherited, **own})

    def _store(self, id: str, node: _Node, entries: Mapping[str, _Node]) -> None:
        theme = _required(node, entries, "theme")
        if theme.value not in self._themes:
            theme.fail(translate("catalogue", "there is no theme “{name}”.").format(name=theme.value))
        change_node = _required(node, entries, "change")
        change = change_node.choice(CHANGES)
        numerator = _required(node, entries, "numerator").names()
        denominator = entries["denominator"].names() if "denominator" in entries else []
        self._variable_references += numerator + denominator
        is_development = "value" in entries and entries["value"].choice(("level", "change")) == "change"
        if denominator:
            if is_development:
                entries["value"].fail(
                    translate("catalogue", "only a count without denominator can be shown as its change.")
                )
            if change == "%":
                change_node.fail(
                    translate("catalogue", "the change of a rate is measured in pp, points or years, not in %.")
                )
            scale = _required(node, entries, "scale").positive()
        else:
            if "scale" in entries:
                entries["scale"].fail(translate("catalogue", "a count without denominator has no scale."))
            if change != ("none" if is_development else "%"):
                change_node.fail(translate("catalogue", "the change of a count is measured in %."))
            scale = 1.0
        indicator = Indicator(
            id=id,
            theme=str(theme.value),
            label=_text(_required(node, entries, "label")),
            formula=_text(_required(node, entries, "formula")),
            source=_text(_required(node, entries, "source")),
            numerator=tuple(str(entry.value) for entry in numerator),
            denominator=tuple(str(entry.value) for entry in denominator),
            scale=scale,
            unit=_required(node, entries, "unit").text(),
            change=change,
            polarity=_required(node, entries, "polarity").choice(POLARITIES),
            is_development=is_development,
            maximum=entries["maximum"].positive() if "maximum" in entries else None,
        )
        for column in area_columns(indicator):
            if column in self._columns:
                node.fail(
                    translate("catalogue", "the column “{column}” would be written by {first} and {second}.").format(
                        column=column, first=self._columns[column], second=id
                    )
                )
            self._columns[column] = id
        self._indicators[id] = indicator


def area_columns(indicator: Indicator) -> tuple[str, str, str]:
    """The three columns of an indicator in the layer of areas: value, numerator, change."""
    return indicator.column, f"{indicator.column}_n", f"{indicator.column}_d"
