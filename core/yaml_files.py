"""Files in YAML that planners write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from .errors import ParameterError
from .language import translate


def read_yaml(path: Path) -> Any:
    """The content of a file.

    Raises:
        ParameterError: it cannot be read, or is no YAML.
    """
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ParameterError(
            translate("yaml_files", "{file} cannot be used: it cannot be read ({reason}).").format(
                file=path.name, reason=error
            )
        ) from error
    except yaml.YAMLError as error:
        raise ParameterError(
            translate("yaml_files", "{file} cannot be used: it is no YAML ({reason}).").format(
                file=path.name, reason=error
            )
        ) from error
