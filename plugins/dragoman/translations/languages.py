"""The languages of a site, and what each is called."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global


@dataclass(frozen=True)
class Language:
    """One language of a site. Its `code` is a BCP 47 tag, such as "zh-Hant"."""

    code: str
    name: str
    """What its own speakers call it, as shown in the switch."""

    is_default: bool = False
    site_name: str = ""

    @property
    def prefix(self) -> str:
        """What its addresses begin with: "he/", or nothing for the default language."""
        return "" if self.is_default else f"{self.code}/"

    @property
    def direction(self) -> str:
        """The direction of its script, "ltr" or "rtl"."""
        locale = _locale(self.code)
        return locale.text_direction if locale else "ltr"

    @property
    def is_chinese(self) -> bool:
        """Whether it is written without spaces between words, in Han characters."""
        return self.code.partition("-")[0] in ("zh", "yue")

    def called_in(self, reader: Language) -> str:
        """Its name as `reader`'s language calls it: Hebrew is "Ibrani" in Indonesian."""
        locale = _locale(reader.code)
        name = locale.languages.get(self.code.replace("-", "_")) if locale else None
        return name or self.name

    @property
    def territory_locale(self) -> str:
        """The locale with the territory that is likely meant, as Open Graph wants it: "zh_TW"."""
        code = self.code.replace("-", "_")
        likely: str | None = get_global("likely_subtags").get(code)
        if likely is None:
            return code
        language, *_, territory = likely.split("_")
        return f"{language}_{territory}"


@cache
def _locale(code: str) -> Locale | None:
    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
