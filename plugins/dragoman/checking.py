"""Every check of the articles in one go, without building the site."""

from __future__ import annotations

from pathlib import Path

from calculator_kit.formatting import number_tables
from calculator_kit.problems import Problem
from dragoman.articles.catalogue import markdown_files, read_articles
from dragoman.articles.checks import check_articles, check_dropped
from dragoman.articles.links import check_links
from dragoman.articles.record import shown_path
from dragoman.calculators.checks import check_fences
from dragoman.facts.glossary import read_glossary
from dragoman.facts.listing import package_facts
from dragoman.facts.pages import Guide, check_folder
from dragoman.facts.registry import default_macros
from dragoman.facts.validity import Concern, ageing_facts, today


def check_ages(package: str, root: Path) -> list[tuple[Concern, Problem]]:
    """The facts of `package` that are past their last day today, or due to be looked up again.

    Paths are shown from `root`, the folder of mkdocs.yml.
    Raises FactError and ClockError.
    """
    return ageing_facts(package_facts(package), package, today(), root)


def check_docs(
    docs: Path,
    package: str,
    default_locale: str = "en",
    records: str = "data/articles",
    glossary: str = "data/glossary.toml",
) -> list[Problem]:
    """What is wrong with the articles under `docs`, sorted by file and line.

    `records` and `glossary` are relative to `docs`. Raises FactError when the facts of `package`
    cannot be read, and GlossaryError for the glossary.
    """
    root = docs.resolve().parent
    docs = docs.resolve()
    locales = [locale for locale in number_tables() if (docs / locale).is_dir()]

    def is_excluded(uri: str) -> bool:
        return uri.startswith("data/")

    articles, problems = read_articles(docs, docs / records, root, locales, is_excluded)
    problems += check_articles(articles, shown_path(docs / records, root))
    problems += check_links(articles)
    problems += check_dropped(docs, root, locales, is_excluded)
    facts = package_facts(package)
    glossary_path = docs / glossary
    terms = (
        read_glossary(shown_path(glossary_path, root), glossary_path.read_bytes(), locales)
        if glossary_path.is_file()
        else ()
    )
    guide = Guide(facts, package, default_macros(), terms)
    problems += check_folder(guide, docs, locales, default_locale, root)
    for locale in locales:
        for path in markdown_files(docs / locale):
            text = path.read_text(encoding="utf-8-sig")
            problems += check_fences(text, shown_path(path, root), locale, package)
    return sorted(set(problems))
