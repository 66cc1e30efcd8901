"""Every check of the articles in one go: what each finds, in one list."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman import checking
from dragoman.checking import check_ages, check_docs
from dragoman.facts.glossary import GlossaryError
from dragoman.facts.listing import package_facts

RECORD = 'source_language = "en"\nsources = []\n'
GLOSSARY = """\
[[term]]
id = "sla"
name = { en = "SLA", he = "הסכם" }
definition = { en = "A promise.", he = "הבטחה." }
"""
FILES = {
    "data/articles/index.toml": RECORD,
    "data/articles/cost.toml": RECORD,
    "data/glossary.toml": GLOSSARY,
    "data/notes.md": "No article: $7\n",
    "en/index.md": "# Start {#start}\n\n{{ glossary() }}\n\n[Cost](cost.md#cost)\n",
    "en/cost.md": "# Cost {#cost}\n\n```calculator staffing\n```\n",
    "he/index.md": "# בית {#start}\n\n{{ glossary() }}\n",
}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    write(tmp_path / "docs", FILES)
    return tmp_path / "docs"


def write(docs: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(text, "utf-8")


def told(docs: Path) -> list[str]:
    found = check_docs(docs, "support_costs")
    return [f"{problem.path}:{problem.line}: {problem.cause}" for problem in found]


def test_nothing_is_wrong_with_articles_in_order(docs: Path) -> None:
    (docs / "data" / "notes.md").unlink()  # a figure in it would be told
    assert told(docs) == []


def test_everything_that_is_wrong_is_told_in_one_list(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(docs.parent)
    faulty = {
        "data/notes.md": "Nothing\n",
        "data/glossary.toml": GLOSSARY.replace("he = ", 'id = "SLA", he = '),
        "en/cost.md": "\ufeff# Cost {#cost}\n\n```calculator staffin\n```\n\n[no](vendor.md)\n",
        "he/index.md": "# בית {#bayit}\n\n{{ fact('x') }}\n",
        "id/more.md": "# More\n\nIt is $7.\n",
        "readme.md": "# Read\n",
    }
    write(docs, faulty)
    assert told(Path("docs")) == [
        "docs/en/cost.md:3: no calculator named 'staffin'",
        "docs/en/cost.md:6: the link 'vendor.md' leads to no article",
        "docs/he/index.md:1: no heading has the id 'start', which stands in docs/en/index.md:1",
        "docs/he/index.md:1: the heading id 'bayit' does not exist in docs/en/index.md",
        "docs/he/index.md:3: no fact named 'x'",
        "docs/id/more.md:1: the article 'more' has no record",
        "docs/id/more.md:1: the heading 'More' has no id",
        "docs/id/more.md:3: the price '$7' is typed into the text",
        "docs/readme.md:1: the file lies in no language's folder",
    ]


def test_without_a_glossary_its_macro_is_told(docs: Path) -> None:
    write(docs, {"data/notes.md": ""})
    (docs / "data" / "glossary.toml").unlink()
    assert told(docs) == [
        "docs/en/index.md:3: there is no glossary",
        "docs/he/index.md:3: there is no glossary",
    ]
    write(docs, {"data/glossary.toml": GLOSSARY.replace("he = ", "id = ")})
    with pytest.raises(GlossaryError, match=r"^docs/data/glossary\.toml:3: "):
        check_docs(docs, "support_costs")


def test_ages_are_those_of_the_package_today(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(checking, "ageing_facts", lambda *given: asked.append(given))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1799000000")
    check_ages("support_costs", Path("root"))
    [(facts, *given)] = asked
    assert facts is package_facts("support_costs")
    assert given == ["support_costs", date(2027, 1, 3), Path("root")]
