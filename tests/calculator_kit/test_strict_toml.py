"""Lines of tables and keys, and what each reader of a key refuses."""

from __future__ import annotations

import pytest

from calculator_kit.problems import Problem
from calculator_kit.strict_toml import Document, Table

TEXT = '''\
title = "a"
"quoted key" = "b"

[table]
one.two = "c"

[[item]]
name = "d"
  [[item.part]]  # indented, with a remark
  name = "e"
  [[item.part]]
  name = "f"

[[item]]
name = """
name = "inside"
[inside]
"""
after = "g"
[item.more]
last = \'\'\'one line\'\'\'
end = "h"
'''


def document(text: str) -> Document:
    return Document("x.toml", text.encode())


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("title",), 1),
        (("quoted key",), 2),
        (("table",), 4),
        (("table", "one", "two"), 5),
        (("table", "gone"), 4),
        (("item", 0), 7),
        (("item", 0, "name"), 8),
        (("item", 0, "part", 0), 9),
        (("item", 0, "part", 0, "name"), 10),
        (("item", 0, "part", 1, "name"), 12),
        (("item", 1), 14),
        (("item", 1, "name"), 15),
        (("item", 1, "after"), 19),
        (("item", 1, "more"), 20),
        (("item", 1, "more", "last"), 21),
        (("item", 1, "more", "end"), 22),
        (("inside",), 1),
    ],
)
def test_the_line_of_a_table_or_key(path: tuple[str | int, ...], line: int) -> None:
    assert document(TEXT).line(path) == line


def test_the_first_line_of_a_dotted_table_counts() -> None:
    text = 'a.b = "1"\n[c]\nd = "2"\n[e]\nf = "3"\n'
    assert [document(text).line(path) for path in (("a", "b"), ("c", "d"), ("e", "f"))] == [1, 3, 5]


def test_a_text_in_three_quotes_may_end_on_its_own_line_and_hold_the_other_mark() -> None:
    text = 'a = """x"""\nb = "1"\nc = """\n\'\'\'\nd = 2\n"""\ne = "3"\n'
    assert [document(text).line((key,)) for key in "bce"] == [2, 3, 7]
    assert document(text).line(("d",)) == 1


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a = ", "x.toml:1: this is not TOML: Invalid value."),
        ('\n\na = "', "x.toml:3: this is not TOML: "),
        ("[a", "x.toml:1: this is not TOML: "),
        ("\n[a", "x.toml:2: this is not TOML: "),
    ],
)
def test_a_broken_file_is_told_with_its_line(text: str, problem: str) -> None:
    [told] = map(str, document(text).problems)
    assert told.startswith(problem)


def read(text: str) -> tuple[Table, list[Problem]]:
    made = document(text)
    return made.root, made.problems


@pytest.mark.parametrize(
    ("ending", "told"),
    [("", "x.toml:1: bad."), ("Mend it", "x.toml:1: bad. Mend it."), ("So?", "x.toml:1: bad. So?")],
)
def test_a_message_ends_with_one_stop(ending: str, told: str) -> None:
    made = document("")
    made.report((), "bad.", ending)
    assert list(map(str, made.problems)) == [told]


@pytest.mark.parametrize(
    ("value", "kept", "problem"),
    [
        ("1899", 1899, "'y' is 1899, which is no year"),
        ("1900", 1900, ""),
        ("2200", 2200, ""),
        ("2201", 2201, "'y' is 2201, which is no year"),
        ('"2000"', None, "'y' is a text. Write a year: y = 2016."),
        ("true", None, "'y' is a flag. Write a year: y = 2016."),
        ("[1]", None, "'y' is a list. Write a year: y = 2016."),
        ("{ a = 1 }", None, "'y' is a table. Write a year: y = 2016."),
        ("2026-11-21", None, "'y' is a date. Write a year: y = 2016."),
        ("10:00:00", None, "'y' is of another kind. Write a year: y = 2016."),
        ("1.5", None, "'y' is the bare number 1.5."),
    ],
)
def test_a_year_has_four_digits(value: str, kept: int | None, problem: str) -> None:
    root, problems = read(f"y = {value}")
    assert root.year("y") == kept
    assert len(problems) == bool(problem)
    assert not problem or problem in str(problems[0])


@pytest.mark.parametrize("kind", ["text", "year", "day", "table", "tables"])
def test_what_is_required_is_missed(kind: str) -> None:
    root, problems = read("")
    getattr(root, kind)("k", required=True)
    assert [str(one).partition(" Add")[0] for one in problems] == ["x.toml:1: the file has no 'k'."]
    root, problems = read("")
    getattr(root, kind)("k", required=False)
    assert problems == []


def test_an_absent_key_is_its_empty_value() -> None:
    root, problems = read("")
    assert root.text("k", required=False) == ""
    assert root.text("k", required=False, default="x") == "x"
    assert root.texts("k") == ()
    assert root.decimal("k") is None
    assert root.year("k") is None
    assert root.day("k") is None
    assert root.flag("k") is False
    assert root.table("k") is None
    assert root.tables("k") == []
    assert problems == []


def test_flags_and_lists() -> None:
    root, problems = read('yes = true\nno = false\nodd = "true"\nlist = ["a", "b"]\n')
    assert (root.flag("yes"), root.flag("no")) == (True, False)
    assert root.texts("list") == ("a", "b")
    assert problems == []
    assert root.flag("odd") is False
    assert list(map(str, problems)) == [
        "x.toml:3: 'odd' is a text. Write true or false: odd = true."
    ]


@pytest.mark.parametrize("value", ["[1, 2]", '["a", 2]', '[""]', '"a"'])
def test_a_list_of_texts_holds_nothing_else(value: str) -> None:
    root, problems = read(f"k = {value}")
    root.texts("k")
    assert len(problems) == 1


def test_lists_of_tables() -> None:
    root, problems = read('[[k]]\na = "1"\n[[k]]\na = "2"\n')
    assert [table.text("a") for table in root.tables("k")] == ["1", "2"]
    assert [table.name for table in root.tables("k")] == ["[[k]]", "[[k]]"]
    assert problems == []
    root, problems = read("k = [{ a = 1 }, 2]")
    assert root.tables("k") == []
    assert list(map(str, problems)) == [
        "x.toml:1: 'k' holds something that is no table. Write [[…]] or { … }."
    ]


def test_nobody_asked_for_a_key() -> None:
    root, problems = read('one = "1"\ntwo = "2"\n[t]\nthree = "3"\n')
    assert root.text("one") == "1"
    assert "two" in root
    assert "four" not in root
    table = root.table("t")
    assert table
    assert table.every_key() == ("three",)
    table.finish()
    root.finish()
    assert list(map(str, problems)) == ["x.toml:2: unknown key 'two' in the file. Known: one, t."]
