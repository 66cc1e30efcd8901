"""What becomes of a page: its macros expanded, its footnotes appended, its prose checked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from calculator_kit.facts import Facts
from calculator_kit.problems import Problem
from dragoman.articles.sections import front_matter_end
from dragoman.facts.context import Context
from dragoman.facts.expiry import with_notices
from dragoman.facts.glossary import Term
from dragoman.facts.lint import check_text
from dragoman.facts.macros import Macro, expand, expand_plain


@dataclass(frozen=True)
class Guide:
    """What all pages share: the facts, the package they are from, the macros and the glossary."""

    facts: Facts
    package: str
    macros: Mapping[str, Macro]
    glossary: Sequence[Term] = ()

    def context(self, locale: str) -> Context:
        """The surroundings of one page's macros."""
        return Context(self.facts, locale, self.package, self.glossary)

    def expand_page(
        self, markdown: str, path: str, first_line: int, locale: str
    ) -> tuple[str, list[Problem]]:
        """The page's Markdown, which begins on `first_line` of its file, with macros expanded."""
        context = self.context(locale)
        text, problems = expand(markdown, path, first_line, self.macros, context)
        text = with_notices(context, text)
        notes = "".join(f"\n\n[^{key}]: {note}" for key, note in context.footnotes.items())
        return (f"{text.rstrip()}{notes}\n" if notes else text), problems

    def expand_description(self, text: str, path: str, locale: str) -> tuple[str, list[Problem]]:
        """A page's description, for which there is no markup."""
        return expand_plain(text, path, 1, self.macros, self.context(locale))

    def check_page(self, text: str, path: str, locale: str) -> list[Problem]:
        """What is wrong with the whole text of a page: its macros and figures typed into it."""
        lines = text.split("\n")
        end = front_matter_end(text)
        front_matter = "\n".join(lines[:end])
        _, problems = self.expand_description(front_matter, path, locale)
        problems += self.expand_page("\n".join(lines[end:]), path, end + 1, locale)[1]
        return sorted(problems + check_text(path, text, self.facts))


def check_folder(
    guide: Guide, docs_dir: Path, locales: Collection[str], default: str, shown_from: Path
) -> list[Problem]:
    """Check every Markdown file below `docs_dir`; paths are shown from the folder `shown_from`."""
    problems: list[Problem] = []
    for path in sorted(docs_dir.rglob("*.md")):
        locale = text_locale(path, docs_dir, locales, default)
        shown = path.relative_to(shown_from) if path.is_relative_to(shown_from) else path
        text = path.read_text(encoding="utf-8-sig")
        problems += guide.check_page(text, shown.as_posix(), locale)
    return problems


def text_locale(path: Path, docs_dir: Path, locales: Collection[str], default: str) -> str:
    """The language of the text at `path`: that of its folder, else `default`.

    It is not always the reader's: a page may stand in for one that is not translated yet.
    """
    if not path.is_relative_to(docs_dir):
        return default
    folder = path.relative_to(docs_dir).parts[0]
    return folder if folder in locales else default
