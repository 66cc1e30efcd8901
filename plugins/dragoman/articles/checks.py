"""What must hold of articles before a site is built, file by file and across languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path

import yaml

from calculator_kit.problems import Problem
from calculator_kit.suggestions import did_you_mean
from dragoman.articles.catalogue import Article, Text, markdown_files
from dragoman.articles.record import shown_path
from dragoman.articles.sections import Anchor, Heading, front_matter_end
from dragoman.yaml_faults import yaml_fault

_ASCII_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_LOCALE_FOLDER = re.compile(r"[a-z]{2}(-[A-Za-z]{4})?(-[A-Z]{2})?|[a-z]{2}_[A-Z]{2}")


def check_articles(articles: Mapping[str, Article], records: str) -> list[Problem]:
    """Records, ids within each text, and the agreement of each article's languages.

    `records` is the folder of the records as a message names it.
    """
    problems: list[Problem] = []
    for article in articles.values():
        problems += check_record(article, records)
        for text in article.texts.values():
            problems += check_front_matter(text)
            problems += check_ids(text)
        problems += check_agreement(article)
    return problems


def check_record(article: Article, records: str) -> list[Problem]:
    """An article has a record, and a record has at least one text."""
    if article.record is None:
        first = next(iter(article.texts.values()))
        cause = f"the article '{article.id}' has no record"
        cure = f"Add {records}/{article.id}.toml with its source_language"
        return [Problem(first.shown, 1, cause, cure)]
    if not article.texts:
        cause = f"no language has a text for the article '{article.id}'"
        cure = f"Write {article.record.source_language}/{article.id}.md, or remove the record"
        return [Problem(article.record.path, 1, cause, cure)]
    return []


def check_front_matter(text: Text) -> list[Problem]:
    """The front matter is YAML that names values: MkDocs would drop any other without a word."""
    end = front_matter_end(text.outline.text)
    if not end:
        return []
    lines = text.outline.text.removeprefix("\ufeff").split("\n")[:end]
    written = "\n".join(["", *lines[1:-1]])  # lines are those of the file
    try:
        told = yaml.safe_load(written)
    except yaml.YAMLError as error:
        line, cause = yaml_fault(error, written)
        cure = "Put a value that has a colon in it into quotation marks"
        return [Problem(text.shown, line, f"the front matter is no YAML: {cause}", cure)]
    if told is not None and not isinstance(told, dict):
        return [Problem(text.shown, 2, "the front matter names no values", "Write 'title: …'")]
    return []


def check_ids(text: Text) -> list[Problem]:
    """Every heading has an explicit ASCII id, and no id is given twice."""
    problems: list[Problem] = []
    first: dict[str, int] = {}
    places: list[Heading | Anchor] = [*text.outline.headings, *text.outline.anchors]
    for place in sorted(places, key=lambda place: place.line):
        if place.id is None:
            assert isinstance(place, Heading)
            cause = f"the heading '{place.title}' has no id"
            cure = "Write one behind it, the same in all languages: {#short-name}"
            problems.append(Problem(text.shown, place.line, cause, cure))
        elif not _ASCII_ID.fullmatch(place.id):
            cause = f"the id '{place.id}' is not made of ASCII letters, digits, - and _"
            problems.append(Problem(text.shown, place.line, cause, "Write it in English words"))
        elif place.id in first:
            cause = f"the id '{place.id}' is already given in line {first[place.id]}"
            problems.append(Problem(text.shown, place.line, cause, "Rename one of them"))
        else:
            first[place.id] = place.line
    return problems


def check_agreement(article: Article) -> list[Problem]:
    """All languages have the headings of the source, by id, on its levels and in its order.

    Other anchors must be the same too, in whatever order.
    """
    model = article.texts.get(article.source_language or "")
    if model is None:
        return []
    problems: list[Problem] = []
    for text in article.texts.values():
        if text is not model:
            problems += _missing_headings(text, model)
            problems += _surplus_headings(text, model)
            problems += _misplaced_headings(text, model)
            problems += _differing_anchors(text, model)
    return problems


def check_dropped(
    docs: Path, root: Path, languages: Collection[str], is_excluded: Callable[[str], bool]
) -> list[Problem]:
    """Markdown files that belong to no language of the site, and so would never be built.

    `is_excluded` says of a path relative to `docs` whether it is kept out of the site on purpose.
    """
    problems: list[Problem] = []
    for path in markdown_files(docs):
        folder, *inner = path.relative_to(docs).parts
        if folder in languages or is_excluded(path.relative_to(docs).as_posix()):
            continue
        shown = shown_path(path, root)
        if not inner:
            cause = "the file lies in no language's folder"
            cure = f"Move it into one of {', '.join(languages)}"
        elif _LOCALE_FOLDER.fullmatch(folder):
            cause = f"the folder '{folder}' reads as a language that the site does not have"
            cure = "Rename it, or list it in plugins.i18n.languages"
        else:
            cause = f"the folder '{folder}' is no language of the site"
            cure = did_you_mean(folder, languages)
        problems.append(Problem(shown, 1, cause, cure))
    return problems


def _by_id(headings: Iterable[Heading]) -> dict[str, Heading]:
    return {heading.id: heading for heading in headings if heading.id}


def _missing_headings(text: Text, model: Text) -> list[Problem]:
    own, wanted = _by_id(text.outline.headings), _by_id(model.outline.headings)
    problems: list[Problem] = []
    line, before = text.outline.body_line, ""
    for id, heading in wanted.items():
        if id in own:
            line, before = own[id].line, id
            continue
        cause = f"no heading has the id '{id}', which stands in {model.shown}:{heading.line}"
        cure = f"Add it, on level {heading.level}" + (f", after '{before}'" if before else "")
        problems.append(Problem(text.shown, line, cause, cure))
        before = id
    return problems


def _surplus_headings(text: Text, model: Text) -> list[Problem]:
    wanted = _by_id(model.outline.headings)
    return [
        Problem(
            text.shown,
            heading.line,
            f"the heading id '{heading.id}' does not exist in {model.shown}",
            did_you_mean(heading.id, set(wanted) - set(_by_id(text.outline.headings)))
            or "Remove the heading, or add it there",
        )
        for heading in text.outline.headings
        if heading.id and heading.id not in wanted
    ]


def _misplaced_headings(text: Text, model: Text) -> list[Problem]:
    own, wanted = _by_id(text.outline.headings), _by_id(model.outline.headings)
    problems = [
        Problem(
            text.shown,
            heading.line,
            f"the heading '{id}' is on level {heading.level}, "
            f"but on level {wanted[id].level} in {model.shown}:{wanted[id].line}",
            f"Write it with {'#' * wanted[id].level}",
        )
        for id, heading in own.items()
        if id in wanted and heading.level != wanted[id].level
    ]
    shared = [id for id in own if id in wanted]
    order = [id for id in wanted if id in own]
    for id, expected in zip(shared, order, strict=True):
        if id != expected:
            cause = (
                f"the heading '{id}' stands where {model.shown}:{wanted[expected].line} "
                f"has '{expected}'"
            )
            problems.append(Problem(text.shown, own[id].line, cause, "Use the order of that file"))
            break
    return problems


def _differing_anchors(text: Text, model: Text) -> list[Problem]:
    return [
        *_anchors_missing(text, model, text.outline.body_line),
        *(
            Problem(
                text.shown,
                anchor.line,
                f"the id '{anchor.id}' does not exist in {model.shown}",
                did_you_mean(anchor.id, model.outline.ids - text.outline.ids),
            )
            for anchor in text.outline.anchors
            if anchor.id not in model.outline.ids
        ),
    ]


def _anchors_missing(text: Text, model: Text, line: int) -> Sequence[Problem]:
    return [
        Problem(
            text.shown,
            line,
            f"nothing has the id '{anchor.id}', which stands in {model.shown}:{anchor.line}",
            f"Write {{#{anchor.id}}} behind the same words",
        )
        for anchor in model.outline.anchors
        if anchor.id not in text.outline.ids
    ]
