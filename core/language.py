"""Texts and numbers in the user's language.

core/ knows no Qt, so the plugin installs Qt's translator here when it loads. Without it texts stay English, which is
what unit tests and scripts see.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass


@dataclass
class _Installed:
    translator: Callable[[str, str], str] | None = None
    language: str = "en"


_installed = _Installed()


def install(translator: Callable[[str, str], str] | None, language: str) -> None:
    """Sets the function that translates (context, text) and the two-letter language of numbers and labels."""
    _installed.translator = translator
    _installed.language = language


@contextlib.contextmanager
def spoken(translator: Callable[[str, str], str] | None, language: str) -> Iterator[None]:
    """Another language than the installed one while the block runs."""
    before = _installed.translator, _installed.language
    install(translator, language)
    try:
        yield
    finally:
        install(*before)


def language() -> str:
    """Two-letter code of the language in use, `de` or `en`."""
    return _installed.language


def translate(context: str, text: str) -> str:
    """The text in the user's language. Call it with literals only: the extraction of texts reads the source."""
    return _installed.translator(context, text) if _installed.translator else text


def number(value: float, decimals: int = 0) -> str:
    """The number as it is printed in the user's language: 116.845 in German, 116,845 in English."""
    text = f"{value:,.{decimals}f}"
    return text.translate(str.maketrans(",.", ".,")) if language() == "de" else text


def listing(items: Iterable[object], limit: int = 5) -> str:
    """The first items joined by commas, with the number of those left out."""
    texts = [str(item) for item in items]
    shown = ", ".join(texts[:limit])
    if len(texts) <= limit:
        return shown
    return translate("language", "{shown} and {more} more").format(shown=shown, more=number(len(texts) - limit))
