"""The glossary: terms with a name and a definition in every language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from calculator_kit.problems import Problem
from calculator_kit.strict_toml import Document, Table
from calculator_kit.suggestions import did_you_mean


@dataclass(frozen=True)
class Term:
    """A term of trade. `abbreviation` has only the languages that use one; `see` names terms."""

    id: str
    name: Mapping[str, str]
    abbreviation: Mapping[str, str]
    definition: Mapping[str, str]
    see: tuple[str, ...]


class GlossaryError(ValueError):
    """The glossary is refused. `problems` has every fault as ``path:line: cause. cure.``"""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(map(str, problems))
        super().__init__("\n".join(self.problems))


def read_glossary(path: str, content: bytes, languages: Sequence[str]) -> tuple[Term, ...]:
    """Read [[term]] tables: id, [term.name], [term.definition], [term.abbreviation] and see.

    Every term has a name and a definition in each of `languages`. Raises GlossaryError.
    """
    document = Document(path, content)
    tables = document.root.tables("term")
    terms = [_term(table, languages) for table in tables]
    known: set[str] = set()
    for table, term in zip(tables, terms, strict=True):
        if term.id in known:
            table.report("id", f"a second term has the id '{term.id}'", "Rename one")
        known.add(term.id)
    for table, term in zip(tables, terms, strict=True):
        for other in term.see:
            if other not in known:
                table.report("see", f"no term named '{other}'", did_you_mean(other, known))
        table.finish()
    document.root.finish()
    if document.problems:
        raise GlossaryError(document.problems)
    return tuple(terms)


def _term(table: Table, languages: Sequence[str]) -> Term:
    return Term(
        id=table.text("id"),
        name=_by_language(table, "name", languages, required=True),
        abbreviation=_by_language(table, "abbreviation", languages, required=False),
        definition=_by_language(table, "definition", languages, required=True),
        see=table.texts("see"),
    )


def _by_language(
    table: Table, key: str, languages: Sequence[str], *, required: bool
) -> dict[str, str]:
    texts = table.table(key, required=required)
    if texts is None:
        return {}
    found = {language: texts.text(language, required=required) for language in languages}
    texts.finish()
    return {language: text for language, text in found.items() if text}
