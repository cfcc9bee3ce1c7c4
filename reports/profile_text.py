"""The paragraph of a profile, from a template that a city may rewrite."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import ChainableUndefined, Environment, FileSystemLoader, TemplateError, select_autoescape

from ..core.atlas.pages import AREAS, Profile
from ..core.errors import AtlasError
from ..core.language import language, translate


class ProfileTexts:
    """Writes the paragraph of each profile in the language of the atlas."""

    def __init__(self, folders: Sequence[Path]) -> None:
        """Reads the template of the first folder that has one.

        Args:
            folders: the city's own first, the built-in last.

        Raises:
            AtlasError: the template is broken.
        """
        # Plain text: what is escaped depends on where it is printed.
        environment = Environment(
            loader=FileSystemLoader([str(folder) for folder in folders]),
            autoescape=select_autoescape(),
            undefined=ChainableUndefined,
        )
        self._name = f"profile_text.{language()}.j2"
        try:
            self._template = environment.get_template(self._name)
        except TemplateError as error:
            raise self._broken(error) from error

    def text(self, profile: Profile) -> str:
        """The paragraph.

        Raises:
            AtlasError: the template asks for what there is not.
        """
        try:
            text = self._template.render(
                name=profile.area_name, s=profile.statements, date=profile.date, base_date=profile.base_date,
                surface=profile.surface, is_area=profile.layer == AREAS,
            )  # fmt: skip
        except (TemplateError, TypeError) as error:
            raise self._broken(error) from error
        return " ".join(text.split())

    def _broken(self, error: Exception) -> AtlasError:
        return AtlasError(
            translate("atlas", "The template {file} cannot be used: {reason}").format(file=self._name, reason=error)
        )
