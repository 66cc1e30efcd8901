"""The one bridge from JavaScript to Python: text in, text out, both JSON.

Requests are `{"op": "answer", "calculator", "locale", "inputs": {name: text as typed}}` and
`{"op": "restore", "calculator", "locale", "query"}`, both perhaps with `presets`, the inputs that
the page sets otherwise than the defaults, as canonical texts, and `base`, the relative address of
the calculators' pages. A response has `ok`, `errors` by field name,
`status` (one sentence), and when ok `html` (see `markup`), `query` (see `sharing`) and `fields`
(each input as the reader would type it). With `"working": false` the list in `html` that shows how
the answer was worked out is empty, and `{"op": "working", "calculator", "locale", "inputs"}` gives
its items as `html`: to write them takes as long as the answer, and most readers never look.

To take an answer along: `{"op": "export", "calculator", "locale", "inputs", "format": "csv", "json"
or "text"}` gives `content`, perhaps with `day`, the reader's, such as "2026-11-21", on which what has
aged since the edition is said; and `{"op": "compare", "calculator", "locale", "queries": [...]}` gives
`html`, a table of up to four share queries, and the `queries` in it: those that have an answer. No
number crosses the bridge other than as text. What a reader types wrongly is answered with messages; a
request of another form than these raises one error, `requests.RequestError`.
"""

from __future__ import annotations

import importlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from calculator_kit.calculators import Outcome, calculate, calculators, find_calculator
from calculator_kit.comparison import MOST, comparison_html
from calculator_kit.export import outcome_csv, outcome_json, outcome_text
from calculator_kit.formatting import formatter
from calculator_kit.markup import answer_html, working_html
from calculator_kit.messages import N_, Wording, translations
from calculator_kit.requests import Request
from calculator_kit.sharing import read_query, share_query

_package = ""


def open_package(package: str) -> None:
    """Load the calculators of `package`; `ask` answers from them."""
    global _package
    calculators(package)
    _package = package
    _last.cache_clear()


def forget_parts() -> None:
    """Forget the messages of all languages, which the browser fetches one by one."""
    translations.cache_clear()
    _last.cache_clear()


def ask(request: str) -> str:
    """Answer a request. Raises RequestError for one whose form is wrong, whatever is wrong with it."""
    given = Request(request)
    operation = given.choice("op", ("answer", "working", "restore", "export", "compare"))
    calculator_id, locale = given.calculator(_package), given.locale()
    presets, base = given.texts("presets", optional=True), given.text("base", "")
    working = given.flag("working", default=True)
    told: Mapping[str, object]
    match operation:
        case "answer":
            outcome = _typed(calculator_id, given.texts("inputs"), locale)
            told = response(_package, outcome, locale, presets, base, working=working)
        case "working":
            outcome = _typed(calculator_id, given.texts("inputs"), locale)
            told = _working(outcome, locale)
        case "restore":
            told = _restored(calculator_id, locale, given.text("query"), presets, base, working)
        case "export":
            texts, form = given.texts("inputs"), given.choice("format", ("csv", "json", "text"))
            told = _exported(calculator_id, locale, texts, form, given.day("day"))
        case _:
            told = _compared(calculator_id, locale, given.list("queries"), presets)
    return json.dumps(told, ensure_ascii=False)


def _typed(calculator_id: str, texts: Mapping[str, str], locale: str) -> Outcome:
    return _last(calculator_id, tuple(texts.items()), locale)


@lru_cache(maxsize=1)
def _last(calculator_id: str, texts: tuple[tuple[str, str], ...], locale: str) -> Outcome:
    """What came of what was typed last: its working, or a file of it, is often asked for next."""
    return calculate(_package, calculator_id, dict(texts), locale, notation=locale)


def response(
    package: str,
    outcome: Outcome,
    locale: str,
    presets: Mapping[str, str],
    base: str,
    *,
    working: bool = True,
) -> dict[str, object]:
    """What the page is told of an outcome. The build uses the same for the default answer."""
    if outcome.presentation is None:
        return {
            "ok": False,
            "errors": outcome.errors,
            "status": _error_status(package, outcome, locale),
        }
    return {
        "ok": True,
        "errors": {},
        "status": outcome.presentation.status,
        "html": answer_html(outcome.presentation, locale, base, working=working),
        "query": share_query(outcome.calculator, outcome.inputs, data_version(package), presets),
        "fields": shown_fields(outcome, locale),
    }


def shown_fields(outcome: Outcome, locale: str) -> dict[str, str]:
    """Each valid input as the reader of `locale` would type it."""
    fields = {}
    for field in outcome.calculator.fields:
        text = outcome.inputs.get(field.name)
        if text is not None:
            fields[field.name] = field.shown(field.parse(text, None) if text else None, locale)
    return fields


def data_version(package: str) -> str:
    """The version of the package's data, which results and links carry."""
    version: str = importlib.import_module(package).data_version()
    return version


def _restored(
    calculator_id: str,
    locale: str,
    query: str,
    presets: Mapping[str, str],
    base: str,
    working: bool,
) -> Mapping[str, object]:
    calculator = find_calculator(_package, calculator_id)
    texts, version = read_query(calculator, query)
    outcome = calculate(_package, calculator_id, {**presets, **texts}, locale)
    told = response(_package, outcome, locale, presets, base, working=working)
    if outcome.errors:
        told["fields"] = shown_fields(outcome, locale) | {
            name: texts[name] for name in outcome.errors if name in texts
        }
    elif version and version != data_version(_package):
        told["status"] = Wording("calculator_kit", locale).gettext(
            N_("This link was made with older data ({old}); the answer uses {new}."),
            old=version[:40],
            new=data_version(_package),
        )
    return told


def _working(outcome: Outcome, locale: str) -> dict[str, object]:
    if outcome.presentation is None:
        return response(_package, outcome, locale, {}, "")
    return {"ok": True, "errors": {}, "status": "", "html": working_html(outcome.presentation)}


def _exported(
    calculator_id: str, locale: str, texts: Mapping[str, str], form: str, day: date | None
) -> dict[str, object]:
    outcome = _typed(calculator_id, texts, locale)
    if outcome.presentation is None:
        return response(_package, outcome, locale, {}, "")
    version = data_version(_package)
    match form:
        case "csv":
            content = outcome_csv(outcome, _package, locale, version, day)
        case "json":
            content = outcome_json(outcome, version, day)
        case _:
            content = outcome_text(outcome, day)
    return {"ok": True, "errors": {}, "status": "", "content": content}


def _compared(
    calculator_id: str, locale: str, queries: Sequence[str], presets: Mapping[str, str]
) -> dict[str, object]:
    calculator = find_calculator(_package, calculator_id)
    outcomes = [
        calculate(_package, calculator_id, {**presets, **read_query(calculator, query)[0]}, locale)
        for query in queries[:MOST]
    ]
    table = comparison_html(outcomes, _package, locale)
    answered = [
        query for query, outcome in zip(queries, outcomes, strict=False) if outcome.presentation
    ]
    return {"ok": bool(table), "errors": {}, "status": "", "html": table, "queries": answered}


def _error_status(package: str, outcome: Outcome, locale: str) -> str:
    """How many inputs are wrong, and which: a label that stands in several groups is told with its own."""
    say = Wording(package, locale).gettext
    fields = outcome.calculator.fields
    shared = Counter(field.label for field in fields)
    labels = [
        f"{say(field.group)} – {say(field.label)}" if shared[field.label] > 1 else say(field.label)
        for field in fields
        if field.name in outcome.errors
    ]
    return Wording("calculator_kit", locale).ngettext(
        "{count} input needs your attention: {fields}.",
        "{count} inputs need your attention: {fields}.",
        len(labels),
        count=str(len(labels)),
        fields=formatter(locale).conjunction(labels),
    )
