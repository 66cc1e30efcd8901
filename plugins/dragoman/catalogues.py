"""Make what the packages need from Babel: compiled message catalogues and number tables.

Babel is known only here and in the tests. At run time, and in the browser, the standard
library reads what this module wrote.
"""

from __future__ import annotations

import io
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po

LOCALES = ("en", "zh-Hant", "id", "he")
CURRENCIES = ("USD", "TWD", "IDR", "ILS", "EUR")

_RANGE_PATTERNS = {"zh-Hant": "{0}-{1}"}
"""CLDR's miscPatterns, which Babel does not import; every other locale here has an en dash."""

_SYMBOLS = {"TWD": "NT$"}
"""A bare $ for TWD would be read as the American dollar in a guide that compares both."""


_METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2.ext:babel_extract")]
_KEYWORDS = {"N_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def compile_catalogues(root: Path) -> list[Path]:
    """Write a .mo file beside each .po file under `root` that is newer than its .mo file.

    Raises ValueError, with file and line, for a catalogue that cannot be read.
    """
    written = []
    for po_path in sorted(root.rglob("*.po")):
        mo_path = po_path.with_suffix(".mo")
        if mo_path.exists() and mo_path.stat().st_mtime_ns >= po_path.stat().st_mtime_ns:
            continue
        compiled = io.BytesIO()
        write_mo(compiled, read_catalogue(po_path))
        _replace(mo_path, compiled.getvalue())
        written.append(mo_path)
    return written


def read_catalogue(po_path: Path) -> Catalog:
    """The catalogue in a .po file. Raises ValueError, with file and line."""
    try:
        with po_path.open("rb") as po_file:
            return read_po(po_file, abort_invalid=True)
    except PoFileError as error:
        raise ValueError(f"{po_path}:{error.lineno}: {error}. Mend the entry.") from error


def extract_messages(package_dir: Path) -> Catalog:
    """Every message in the code and templates of a package, without line numbers."""
    template = Catalog(project=package_dir.name, charset="utf-8")
    found = extract_from_dir(
        package_dir, method_map=_METHODS, keywords=_KEYWORDS, comment_tags=["Translators:"]
    )
    for path, line, message, comments, context in sorted(found, key=_place):
        template.add(message, locations=[(path, line)], auto_comments=comments, context=context)
    return template


def _place(found: tuple[Any, ...]) -> tuple[str, int]:
    path, line, *_ = found
    return path, line


def update_catalogues(checkout: Path) -> list[Path]:
    """Take new messages of the code into the .po files; translations are never lost or guessed.

    A message that the code no longer has stays in its file as obsolete.
    """
    changed = []
    for messages in sorted(checkout.glob("*/*/messages")):
        template = extract_messages(messages.parent)
        for po_path in sorted(messages.rglob("*.po")):
            catalogue = read_catalogue(po_path)
            dates = catalogue.creation_date, catalogue.revision_date
            catalogue.update(template, no_fuzzy_matching=True)
            catalogue.creation_date, catalogue.revision_date = dates
            catalogue.msgid_bugs_address = catalogue.last_translator = catalogue.language_team = ""
            text = io.BytesIO()
            write_po(text, catalogue, width=0, include_lineno=False)
            if text.getvalue() != po_path.read_bytes():
                _replace(po_path, text.getvalue())
                changed.append(po_path)
    return changed


def _replace(path: Path, data: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as fresh:
        fresh.write(data)
    Path(fresh.name).chmod(0o644)
    Path(fresh.name).replace(path)


def number_tables() -> dict[str, dict[str, object]]:
    """What CLDR says of numbers, for each of our locales."""
    return {code: _number_table(code) for code in LOCALES}


def _number_table(code: str) -> dict[str, object]:
    locale = Locale.parse(code, sep="-")
    symbols = locale.number_symbols["latn"]
    return {
        "direction": locale.text_direction,
        "decimal": symbols["decimal"],
        "group": symbols["group"],
        "minus": symbols["minusSign"],
        "currency": locale.currency_formats["standard"].pattern,
        "percent": locale.percent_formats[None].pattern,
        "range": _RANGE_PATTERNS.get(code, "{0}\u2013{1}"),
        "symbols": {
            currency: _SYMBOLS.get(currency, locale.currency_symbols.get(currency, currency))
            for currency in CURRENCIES
        },
        "date": locale.date_formats["long"].pattern,
        "months": list(locale.months["format"]["wide"].values()),
        "list_separators": dict(locale.list_patterns["standard"]),
    }


def write_number_tables(path: Path) -> bool:
    """Write the number tables to `path`, if they differ from what is there. Says whether."""
    text = json.dumps(number_tables(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.write_text(text, encoding="utf-8")
    return True


def source_roots(checkout: Path) -> Iterator[Path]:
    """The folders of a checkout that hold packages."""
    yield checkout / "plugins"
    yield checkout / "calculators"


def generate(checkout: Path) -> None:
    """Make every generated file of a checkout that is missing or out of date."""
    for root in source_roots(checkout):
        compile_catalogues(root)
    write_number_tables(checkout / "calculators" / "calculator_kit" / "locale_data.json")


if __name__ == "__main__":
    *flags, checkout = sys.argv[1:]
    if "--update" in flags:
        update_catalogues(Path(checkout))
    generate(Path(checkout))
