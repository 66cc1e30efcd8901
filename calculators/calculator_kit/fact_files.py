"""Reads facts and sources from TOML files, strictly: a fault anywhere refuses the whole set.

Files hold [[source]] and [[fact]] tables with [[fact.observation]] under each fact; one of them,
the edition, says `as_of`, the day on which the set was last put in order.
"""

from __future__ import annotations

import hashlib
import pkgutil
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from calculator_kit.facts import (
    BOUNDS,
    CONFIDENCES,
    ISSUES,
    REASONS,
    RELATIONS,
    Evidence,
    Fact,
    Facts,
    Observation,
    PriceYear,
    Reading,
    Source,
    Vocabulary,
)
from calculator_kit.problems import Problem
from calculator_kit.strict_toml import Document, Table
from calculator_kit.suggestions import did_you_mean

_ENDS = {
    "closed": ("low", "high"),
    "min_only": ("low",),
    "max_only": ("high",),
    "point": ("typical",),
}
_FOREIGN_ENDS = {
    "min_only": ("typical", "high"),
    "max_only": ("low", "typical"),
    "point": ("low", "high"),
}
"""Ends that a bound rules out; a closed range may also have a typical value."""
_NO_DAY = date(1900, 1, 1)
"""Stands in for a day that could not be read; its fault refuses the set before anyone sees it."""


class FactError(ValueError):
    """The fact files are refused. `problems` has every fault as ``path:line: cause. cure.``"""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(map(str, problems))
        super().__init__("\n".join(self.problems))


def load_package_facts(
    package: str,
    names: Sequence[str],
    vocabulary: Vocabulary,
    folder: str = "rates",
    beside: Sequence[str] = (),
) -> Facts:
    """Read the named files in `folder` of an importable package, from a directory or a zip.

    `beside` names other data of the package, which is no facts but counts for their version.
    Raises FactError, also for a file that is not there.
    """
    files: dict[str, bytes] = {}
    others: dict[str, bytes] = {}
    missing = []
    for name in (*(f"{folder}/{name}" for name in names), *beside):
        path = f"{package}/{name}"
        try:
            content = pkgutil.get_data(package, name)
        except OSError:
            content = None
        if content is None:
            missing.append(
                Problem(path, 1, "no such file", "Add it or take it off the package's list")
            )
        else:
            (others if name in beside else files)[path] = content
    if missing:
        raise FactError(missing)
    return read_facts(files, vocabulary, others)


def read_facts(
    files: Mapping[str, bytes],
    vocabulary: Vocabulary,
    beside: Mapping[str, bytes] | None = None,
) -> Facts:
    """Read facts from the contents of files, whose paths the messages show.

    `beside` is other data that the version stands for. Raises FactError with the faults of all files.
    """
    documents = [Document(path, content) for path, content in files.items()]
    reader = _Reader(vocabulary)
    for document in documents:
        reader.read_edition_and_sources(document.root)
    for document in documents:
        reader.read_facts(document.root)
        document.root.finish()
    problems = [problem for document in documents for problem in document.problems]
    if reader.as_of is None and not problems:
        first = next(iter(files), "facts")
        problems.append(Problem(first, 1, "no file says 'as_of'", "Add as_of = 2026-11-21"))
    if problems or reader.as_of is None:
        raise FactError(problems)
    version = f"{reader.as_of.isoformat()}.{digest({**files, **(beside or {})})[:8]}"
    return Facts(reader.facts, reader.sources, reader.as_of, version)


def digest(files: Mapping[str, bytes]) -> str:
    """A hash over names and contents that is the same whatever the line endings."""
    total = hashlib.sha256()
    for path in sorted(files):
        name = path.rpartition("/")[2]
        content = files[path].replace(b"\r\n", b"\n")
        total.update(b"%s %d\n%s" % (name.encode(), len(content), content))
    return total.hexdigest()


class _Reader:
    """Turns tables into records; faults are noted at the tables."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.as_of: date | None = None
        self.sources: dict[str, Source] = {}
        self.facts: dict[str, Fact] = {}

    def read_edition_and_sources(self, root: Table) -> None:
        as_of = root.day("as_of")
        if as_of is not None and self.as_of is not None:
            root.report("as_of", "'as_of' is given twice", "Keep it in one file")
        self.as_of = as_of or self.as_of
        for table in root.tables("source"):
            source = self._source(table)
            table.finish()
            if source.id in self.sources:
                table.report("id", f"a second source has the id '{source.id}'", "Rename one")
            self.sources[source.id] = source

    def read_facts(self, root: Table) -> None:
        for table in root.tables("fact"):
            fact = self._fact(table)
            table.finish()
            if fact.id in self.facts:
                table.report("id", f"a second fact has the id '{fact.id}'", "Rename one")
            self.facts[fact.id] = fact

    def _source(self, table: Table) -> Source:
        return Source(
            id=table.text("id"),
            title=table.text("title"),
            lang=table.text("lang"),
            kind=table.text("kind", choices=self.vocabulary.source_kinds),
            quality=table.text("quality", choices=("high", "medium", "low")),
            publisher=table.text("publisher", required=False),
            url=table.text("url", required=False),
            published=table.day("published"),
            year=self._price_year(table.table("year")),
            retrieved=table.day("retrieved", required=True) or _NO_DAY,
        )

    def _fact(self, table: Table) -> Fact:
        kind = table.text("kind", choices=self.vocabulary.kinds)
        bound = table.text("bound", choices=BOUNDS)
        fact_id = table.text("id")
        tables = table.tables("observation")
        observations = [self._observation(item, bound, kind) for item in tables]
        if not observations:
            table.report("", f"'{fact_id}' has no observation", "Add [[fact.observation]]")
        known: set[str] = set()
        for item_table, item in zip(tables, observations, strict=True):
            if item.id in known:
                item_table.report("id", f"a second observation is called '{item.id}'", "Rename one")
            known.add(item.id)
        return Fact(
            id=fact_id,
            kind=kind,
            unit=table.text("unit", choices=self.vocabulary.units),
            per=table.text("per", required=False, choices=self.vocabulary.periods),
            billed_unit=table.text(
                "billed_unit",
                required=False,
                choices=self.vocabulary.billed_units,
                default="unstated",
            ),
            bound=bound,
            label=self._label(table),
            where=self._where(table),
            observations=tuple(observations),
            default=self._default(table, observations),
            contradictions=table.texts("contradictions"),
            evidence=tuple(self._evidence(table)),
            review_by=table.day("review_by"),
            reason=table.text("reason", required=kind == "rejected", choices=REASONS),
        )

    def _label(self, table: Table) -> dict[str, str]:
        label = table.table("label", required=True)
        if label is None:
            return {}
        texts = {language: label.text(language) for language in self.vocabulary.languages}
        label.finish()
        return texts

    def _where(self, table: Table) -> dict[str, str]:
        where = table.table("where")
        if where is None:
            return {}
        scope = {}
        for name in where.every_key():
            if name not in self.vocabulary.dimensions:
                cure = did_you_mean(name, self.vocabulary.dimensions)
                where.report(name, f"no dimension named '{name}'", cure)
            else:
                scope[name] = where.text(name, choices=self.vocabulary.dimensions[name])
        return scope

    def _default(self, table: Table, observations: list[Observation]) -> str:
        known = [item.id for item in observations]
        default = table.text("default", required=len(known) > 1, default=known[0] if known else "")
        if default not in known:
            table.report(
                "default", f"no observation named '{default}'", did_you_mean(default, known)
            )
        return default

    def _evidence(self, table: Table) -> Iterable[Evidence]:
        for item in table.tables("evidence"):
            source = self._known_source(item, item.text("ref"))
            relation = item.text("relation", choices=RELATIONS)
            item.finish()
            if source:
                yield Evidence(source, relation)

    def _known_source(self, table: Table, ref: str) -> Source | None:
        if ref and ref not in self.sources:
            table.report("ref", f"no source named '{ref}'", did_you_mean(ref, self.sources))
        return self.sources.get(ref)

    def _observation(self, table: Table, bound: str, kind: str) -> Observation:
        low, typical, high = self._ends(table, bound)
        reference = table.table("source", required=True)
        source, locator = None, ""
        if reference is not None:
            source = self._known_source(reference, reference.text("ref"))
            locator = reference.text("locator", required=False)
            reference.finish()
        source = source or _unknown_source()
        valid_to = table.day("valid_to", required=kind == "statutory")
        observation = Observation(
            id=table.text("id"),
            low=low,
            typical=typical,
            high=high,
            price_year=self._price_year(table.table("price_year")) or source.year,
            published=table.day("published") or source.published,
            retrieved=table.day("retrieved") or source.retrieved,
            source=source,
            locator=locator,
            reading=self._reading(table.table("reading"), source),
            confidence=table.text("confidence", choices=CONFIDENCES),
            expected=table.flag("expected"),
            valid_to=valid_to,
        )
        table.finish()
        return observation

    def _ends(
        self, table: Table, bound: str
    ) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
        low, typical, high = (table.decimal(key) for key in ("low", "typical", "high"))
        for key in _ENDS.get(bound, ()):
            if key not in table:
                table.report("", f"bound '{bound}' needs '{key}'", f'Add {key} = "…"')
        for key in _FOREIGN_ENDS.get(bound, ()):
            if key in table:
                cure = "Remove it or change 'bound'"
                table.report(key, f"bound '{bound}' has no '{key}'", cure)
        if low is not None and high is not None and low > high:
            table.report("low", f"low {low} is above high {high}", "Swap them")
        elif typical is not None and (
            (low is not None and typical < low) or (high is not None and typical > high)
        ):
            table.report("typical", f"typical {typical} lies outside {low} to {high}", "Mend one")
        return (typical, typical, typical) if bound == "point" else (low, typical, high)

    def _price_year(self, table: Table | None) -> PriceYear | None:
        if table is None:
            return None
        value = table.year("value", required=True) or 0
        inferred = table.text("basis", choices=("stated", "inferred")) == "inferred"
        earliest = table.year("earliest", required=inferred) or value
        latest = table.year("latest", required=inferred) or value
        if not earliest <= value <= latest:
            table.report("value", f"{value} lies outside {earliest} to {latest}", "Mend one")
        table.finish()
        return PriceYear(value, inferred, earliest, latest)

    def _reading(self, table: Table | None, source: Source) -> Reading | None:
        if table is None:
            return None
        reading = Reading(
            raw=table.text("raw"),
            lang=table.text("lang", required=False, default=source.lang),
            issue=table.text("issue", required=False, choices=ISSUES, default="none"),
            note=table.text("note", required=False),
            confidence=table.text("confidence", choices=CONFIDENCES),
        )
        table.finish()
        return reading


def _unknown_source() -> Source:
    return Source("", "", "", "", "", "", "", None, None, _NO_DAY)
