"""What pages say about being without a connection, in the reader's language."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal
from babel.units import format_unit

from dragoman.translations.languages import Language
from dragoman.translations.wording import wording

_SAMPLE = 7.5


def page_texts(language: Language) -> dict[str, str]:
    """The texts of the panel and the notices, by the names that their scripts use.

    {size}, {done} and {total} are filled in there.
    """
    say = wording(language.code)
    return {
        "offer": say.gettext("Read this guide without a connection"),
        "offer_detail": say.gettext(
            "Save it on this device, in this language and with live calculation: {size}."
        ),
        "visited": say.gettext(
            "Your browser is saving data, so only the pages you open are saved. The rest is {size}."
        ),
        "keep": say.gettext("Make available offline"),
        "saving": say.gettext("Saving the guide on this device"),
        "progress": say.gettext("{done} of {total}"),
        "stop": say.gettext("Stop"),
        "saved": say.gettext("The guide is saved on this device."),
        "whole": say.gettext("Available offline"),
        "whole_python": say.gettext("Available offline, with live calculation"),
        "on_device": say.gettext("{size} on this device."),
        "python_missing": say.gettext(
            "Live calculation is another {size}. It is saved once you use a calculator."
        ),
        "keep_python": say.gettext("Save live calculation too"),
        "remove": say.gettext("Remove from this device"),
        "removed": say.gettext("Nothing of the guide is saved on this device any more."),
        "install": say.gettext("Install as an app"),
        "full": say.gettext(
            "This device has no room for it. The guide works as before with a connection."
        ),
        "network": say.gettext(
            "The connection failed before everything had arrived. Try again when it is better."
        ),
        "stopped": say.gettext("Stopped. What had arrived is still here."),
        "offline": say.gettext("You are offline"),
        "edition": say.gettext("A new edition of this guide is ready"),
        "edition_detail": say.gettext("This page stays as it is until you load it again."),
        "reload": say.gettext("Load the new edition"),
        "later": say.gettext("Later"),
    }


def not_kept_texts(language: Language) -> tuple[str, str]:
    """Title and text of the page for missing addresses, when it only stands in for one out of reach."""
    say = wording(language.code)
    return (
        say.gettext("You are offline"),
        say.gettext(
            "You are offline, and this page is not saved on this device. "
            "Try again when you have a connection."
        ),
    )


def size_notation(language: Language) -> dict[str, str]:
    """How a number of megabytes is written: `pattern` with {0}, and the `decimal` mark."""
    try:
        locale = Locale.parse(language.code, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    number = format_decimal(_SAMPLE, locale=locale)
    size = format_unit(_SAMPLE, "digital-megabyte", "short", locale=locale)
    return {
        "pattern": size.replace(number, "{0}"),
        "decimal": str(locale.number_symbols["latn"]["decimal"]),
    }
