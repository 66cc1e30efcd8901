"""Every message of the code is in every catalogue, translated, with the same placeholders."""

from __future__ import annotations

import ast
import json
import os
import re
from functools import cache
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from dragoman.catalogues import (
    compile_catalogues,
    extract_messages,
    generate,
    number_tables,
    read_catalogue,
    update_catalogues,
    write_number_tables,
)

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = sorted(ROOT.glob("*/*/messages/*/LC_MESSAGES/*.po"))
MODULES = sorted((ROOT / "calculators").rglob("*.py")) + sorted((ROOT / "plugins").rglob("*.py"))
PLACEHOLDER = re.compile(r"\{(\w+)\}")
HAN_CONVERTED = re.compile("[个设务图处发关门节显样响链类]")
"""Simplified characters that have no place in a Traditional text."""


@cache
def messages(path: Path) -> list[tuple[Message, list[str], list[str]]]:
    """Each message with its ids and its translations."""
    found = []
    for message in read_catalogue(path):
        if message.id:
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            texts = message.string if isinstance(message.string, tuple) else (message.string,)
            found.append((message, [str(one) for one in ids], [str(text) for text in texts]))
    return found


@cache
def messages_of_code(package: Path) -> set[str]:
    """The ids that the code of a package asks for."""
    return {
        str(message.id[0] if isinstance(message.id, tuple) else message.id)
        for message in extract_messages(package)
        if message.id
    }


def name(path: Path) -> str:
    return f"{path.stem}-{path.parts[-3]}"


@pytest.mark.parametrize("path", CATALOGUES, ids=name)
def test_nothing_is_left_untranslated(path: Path) -> None:
    untranslated = [
        ids[0] for message, ids, texts in messages(path) if not all(texts) or message.fuzzy
    ]
    assert untranslated == []


@pytest.mark.parametrize("path", CATALOGUES, ids=name)
def test_placeholders_are_kept(path: Path) -> None:
    """A form for one or two may leave the number out, other forms may not."""
    wrong = []
    for _, ids, texts in messages(path):
        wanted = set(PLACEHOLDER.findall(ids[-1]))
        for place, text in enumerate(texts):
            found = set(PLACEHOLDER.findall(text))
            spare = len(texts) > 1 and place < len(texts) - 1
            if found - wanted or (wanted - found and not spare):
                wrong.append(ids[0])
    assert wrong == []


@pytest.mark.parametrize("path", CATALOGUES, ids=name)
def test_the_catalogue_has_every_message_of_the_code(path: Path) -> None:
    """If not, run `make messages`."""
    code = messages_of_code(path.parents[3])
    known = {ids[0] for _, ids, _ in messages(path)}
    assert code - known == set()
    assert known - code == set()


@pytest.mark.parametrize("path", [path for path in CATALOGUES if "zh_Hant" in path.parts], ids=name)
def test_traditional_chinese_has_no_simplified_characters(path: Path) -> None:
    assert [
        text for _, _, texts in messages(path) for text in texts if HAN_CONVERTED.search(text)
    ] == []


@pytest.mark.parametrize("path", [path for path in CATALOGUES if "he" in path.parts], ids=name)
def test_hebrew_acronyms_have_gershayim(path: Path) -> None:
    typed = re.compile("[\u05d0-\u05ea][\"'][\u05d0-\u05ea]")
    assert [text for _, _, texts in messages(path) for text in texts if typed.search(text)] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_no_message_hides_in_an_f_string(path: Path) -> None:
    """The extractor cannot see into f-strings before Python 3.12."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for text in [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]:
        for node in ast.walk(text):
            if isinstance(node, ast.Call):
                function = node.func
                called = getattr(function, "attr", getattr(function, "id", ""))
                literal = node.args and isinstance(node.args[0], ast.Constant)
                assert not (called in {"gettext", "ngettext", "N_", "say"} and literal), text.lineno


PO = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Cost"\nmsgstr "עלות"\n'


def test_a_catalogue_is_compiled_when_it_is_newer(tmp_path: Path) -> None:
    po = tmp_path / "a" / "b.po"
    po.parent.mkdir()
    po.write_text(PO, "utf-8")
    mo = po.with_suffix(".mo")
    assert compile_catalogues(tmp_path) == [mo]
    with mo.open("rb") as file:
        assert GNUTranslations(file).gettext("Cost") == "עלות"
    for age, expected in ((1, []), (0, []), (-1, [mo])):
        time = po.stat().st_mtime_ns + age * 10**9
        os.utime(mo, ns=(time, time))
        assert compile_catalogues(tmp_path) == expected
    po.write_text(PO + 'msgid "broken\n', "utf-8")
    os.utime(po, ns=(time + 10**12, time + 10**12))
    with pytest.raises(ValueError, match=r"b\.po:\d+: .*Mend the entry"):
        compile_catalogues(tmp_path)


def test_a_catalogue_that_is_compiled_does_not_keep_the_next_from_it(tmp_path: Path) -> None:
    for name in ("a.po", "b.po"):
        (tmp_path / name).write_text(PO, "utf-8")
    assert compile_catalogues(tmp_path) == [tmp_path / "a.mo", tmp_path / "b.mo"]
    (tmp_path / "b.mo").unlink()
    assert compile_catalogues(tmp_path) == [tmp_path / "b.mo"]


def test_new_messages_come_in_and_no_translation_is_lost(tmp_path: Path) -> None:
    package = tmp_path / "plugins" / "some"
    po = package / "messages" / "he" / "LC_MESSAGES" / "some.po"
    po.parent.mkdir(parents=True)
    po.write_text(PO, "utf-8")
    (package / "code.py").write_text('A = N_("Price")\nB = gettext("Costs")\n', "utf-8")
    assert update_catalogues(tmp_path) == [po]
    assert {str(ids[0]): texts[0] for _, ids, texts in messages(po)} == {"Price": "", "Costs": ""}
    assert '#~ msgid "Cost"\n#~ msgstr "עלות"' in po.read_text("utf-8")
    assert update_catalogues(tmp_path) == []
    po.write_text("\n" + po.read_text("utf-8"), "utf-8")
    assert update_catalogues(tmp_path) == [po]
    assert update_catalogues(tmp_path) == []


CODE = """\
# Translators: of a team
A = [N_("Team of {long}"), gettext("Agent")]
B = pgettext("verb", "Book")
C = ngettext("{n} seat", "{n} seats", 2)
""".replace("{long}", "very many words " * 10)


def test_a_catalogue_reads_well_and_keeps_its_dates(tmp_path: Path) -> None:
    package = tmp_path / "plugins" / "some"
    po = package / "messages" / "he" / "LC_MESSAGES" / "some.po"
    po.parent.mkdir(parents=True)
    dates = '"PO-Revision-Date: 2024-03-25 10:00+0000\\n"\n"Language-Team: Us\\n"\n'
    po.write_text(PO.replace('\n\nmsgid "Cost"', f'\n{dates}\nmsgid "Cost"'), "utf-8")
    (package / "b.py").write_text('LAST = N_("Last of all")\n', "utf-8")
    (package / "a").mkdir()
    (package / "a" / "z.py").write_text(CODE, "utf-8")
    (package / "a" / "templates").mkdir()
    template = '<p>{{ gettext("In a template") }}</p>'
    (package / "a" / "templates" / "page.html").write_text(template, "utf-8")
    assert update_catalogues(tmp_path) == [po]
    text = po.read_text("utf-8")
    assert re.findall('^msg(?:ctxt|id|id_plural) "(.+)"', text, re.MULTILINE) == [
        "In a template",
        CODE.partition('N_("')[2].partition('"')[0],
        "Agent",
        "verb",
        "Book",
        "{n} seat",
        "{n} seats",
        "Last of all",
    ]
    assert "#. Translators: of a team\n#: a/z.py\n" in text
    assert "#: a/templates/page.html\n" in text
    assert "2024-03-25 10:00" in text
    assert "Language-Team: \\n" in text
    if os.name != "nt":
        assert po.stat().st_mode & 0o777 == 0o644
    assert sorted(path.name for path in po.parent.iterdir()) == ["some.po"]


def test_a_translation_is_never_guessed(tmp_path: Path) -> None:
    package = tmp_path / "plugins" / "some"
    po = package / "messages" / "he" / "LC_MESSAGES" / "some.po"
    po.parent.mkdir(parents=True)
    po.write_text(PO, "utf-8")
    (package / "code.py").write_text('A = N_("Costs")\n', "utf-8")
    update_catalogues(tmp_path)
    assert [texts for _, _, texts in messages(po)] == [[""]]
    assert "fuzzy" not in po.read_text("utf-8")


def test_everything_that_a_checkout_lacks_is_made(tmp_path: Path) -> None:
    made = {tmp_path / "calculators" / "calculator_kit" / "locale_data.json"}
    for root in ("plugins", "calculators"):
        po = tmp_path / root / "some" / "messages" / "he" / "some.po"
        po.parent.mkdir(parents=True)
        po.write_text(PO, "utf-8")
        made.add(po.with_suffix(".mo"))
    (tmp_path / "calculators" / "calculator_kit").mkdir()
    generate(tmp_path)
    assert {path for path in tmp_path.rglob("*") if path.suffix in {".mo", ".json"}} == made


def test_number_tables_say_what_cldr_says_and_what_it_does_not() -> None:
    tables = number_tables()
    assert list(tables) == ["en", "zh-Hant", "id", "he"]
    wanted: dict[str, dict[str, object]] = {
        "en": {"direction": "ltr", "decimal": ".", "group": ",", "range": "{0}–{1}"},
        "zh-Hant": {"direction": "ltr", "decimal": ".", "group": ",", "range": "{0}-{1}"},
        "id": {"direction": "ltr", "decimal": ",", "group": ".", "range": "{0}–{1}"},
        "he": {"direction": "rtl", "decimal": ".", "group": ",", "range": "{0}–{1}"},
    }
    for code, table in wanted.items():
        assert table.items() <= tables[code].items()
    symbols = {"USD": "$", "TWD": "NT$", "IDR": "IDR", "ILS": "₪", "EUR": "€"}
    assert tables["en"]["symbols"] == symbols
    assert tables["zh-Hant"]["months"] == [f"{month}月" for month in range(1, 13)]
    assert tables["id"]["currency"] == "¤#,##0.00"
    assert tables["en"]["percent"] == "#,##0%"
    assert tables["en"]["date"] == "MMMM d, y"
    assert tables["en"]["list_separators"] == {
        "start": "{0}, {1}",
        "middle": "{0}, {1}",
        "end": "{0}, and {1}",
        "2": "{0} and {1}",
    }


def test_number_tables_are_written_if_they_differ(tmp_path: Path) -> None:
    path = tmp_path / "locale_data.json"
    assert write_number_tables(path)
    assert not write_number_tables(path)
    for other in ("{}", ""):
        path.write_text(other, "utf-8")
        assert write_number_tables(path)
    text = path.read_text("utf-8")
    assert text == json.dumps(number_tables(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    assert "ינואר" in text
