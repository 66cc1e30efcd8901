"""Translated messages, read from a package's compiled gettext catalogues.

Works alike from a folder and from a zip archive, so that the build and the browser say the same.
"""

from __future__ import annotations

import gettext
import io
import pkgutil
from functools import cache

SOURCE_LOCALE = "en"
"""The language that the message ids are written in; it needs no catalogue."""


def N_(message: str) -> str:  # noqa: N802  # gettext's own name for "translate me later"
    """Mark `message` for extraction; it is translated where it is shown."""
    return message


@cache
def translations(package: str, locale: str) -> gettext.NullTranslations:
    """The catalogue of `package` in `locale`, a BCP 47 tag such as "zh-Hant".

    Raises LookupError when the package has no compiled catalogue for that locale.
    """
    if locale == SOURCE_LOCALE:
        return gettext.NullTranslations()
    path = f"messages/{locale.replace('-', '_')}/LC_MESSAGES/{package}.mo"
    try:
        data = pkgutil.get_data(package, path)
    except OSError:
        data = None
    if data is None:
        raise LookupError(
            f"{package}/{path}: no messages in '{locale}'. "
            "Run 'make messages', or add the catalogue for a new language."
        )
    return gettext.GNUTranslations(io.BytesIO(data))


class Wording:
    """Says a package's messages in one language.

    `gettext` and `ngettext` take the values of a message's {placeholders} as keywords, already
    formatted for the reader.
    """

    def __init__(self, package: str, locale: str) -> None:
        self.locale = locale
        self._translations = translations(package, locale)

    def gettext(self, message: str, /, **values: str) -> str:
        """`message` in this language; an empty message stays empty."""
        text = self._translations.gettext(message) if message else ""
        return text.format(**values) if values else text

    def ngettext(self, singular: str, plural: str, count: int, /, **values: str) -> str:
        """The form of the message that goes with `count`."""
        return self._translations.ngettext(singular, plural, count).format(**values)

    def pgettext(self, context: str, message: str, /, **values: str) -> str:
        """`message` as meant in `context` (msgctxt)."""
        text = self._translations.pgettext(context, message)
        return text.format(**values) if values else text
