"""Macros that stand in a sentence: fact, badge, raw, date, cite and answer."""

from __future__ import annotations

import html
import re
from datetime import date
from functools import cache

from calculator_kit.calculators import Outcome, UnknownCalculatorError, calculate
from calculator_kit.dated import dated_html, over_time
from calculator_kit.facts import Fact, Observation, Reading, Source
from calculator_kit.formatting import without_isolates
from calculator_kit.messages import N_, Wording
from calculator_kit.provenance import (
    GRADE,
    ISSUES,
    age_text,
    anchor,
    confidence_text,
    date_text,
    held_text,
    in_a_row,
    place_text,
    validity_text,
    year_text,
)
from calculator_kit.suggestions import did_you_mean
from dragoman.facts.amounts import End, value_text
from dragoman.facts.context import Context, attributes, in_language, in_markdown
from dragoman.facts.expiry import with_expiry
from dragoman.facts.macros import MacroError

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def fact(context: Context, fact_id: str, part: str = "", unit: bool = True) -> str:
    """A fact's value, with its unit unless `unit` is false; `part` "low" or "high" is one end."""
    record = context.facts[fact_id]
    text = value_text(record, _ends(record, part), context.show, context.wording, unit=unit)
    return with_expiry(context, value(context, text, data_fact=fact_id), [record.valid_to])


def value(context: Context, text: str, **data: str) -> str:
    """A formatted value as an element of its own, so that it reads right in any direction."""
    if context.plain:
        return text
    element = attributes(dir=context.show.direction, class_="dg-value", translate="no", **data)
    return f"<bdi{element}>{in_markdown(text)}</bdi>"


def badge(context: Context, fact_id: str) -> str:
    """Price year and confidence in a few words, the whole of it for those who point or listen."""
    record, locale, as_of = context.facts[fact_id], context.locale, context.facts.as_of

    def short(day: date) -> str:
        year = year_text(record.observation.price_year, locale)
        if record.valid_to and record.is_expired(day):
            year = held_text(record.valid_to, locale)
        return f"{year} · {confidence_text(record.confidence(day), locale)}"

    def element(day: date) -> str:
        title = in_a_row(age_text(record, day, locale), _grades(context, record, day))
        style = f"dg-badge dg-badge--{record.freshness(day)}"
        told = attributes(class_=style, role="img", aria_label=title, title=title)
        return f"<span{told}>{in_markdown(short(day))}</span>"

    if context.plain:
        return short(as_of)
    return dated_html(over_time(as_of, record.turns(as_of), element), str)


def raw(context: Context, fact_id: str) -> str:
    """The source's damaged text as it stands there."""
    reading = context.facts[fact_id].observation.reading
    if reading is None:
        raise MacroError(f"'{fact_id}' records no source text", "Add a reading, or use fact()")
    return reading.raw if context.plain else raw_text(reading)


def raw_text(reading: Reading) -> str:
    """The text of a reading, isolated, in its own language and direction."""
    element = attributes(class_="dg-raw", translate="no", **in_language(reading.lang))
    return f"<bdi{element}>{in_markdown(reading.raw)}</bdi>"


def written_day(context: Context, day: str) -> str:
    """A day, written "2024-03-25", in the reader's notation."""
    try:
        if not _DAY.fullmatch(day):
            raise ValueError
        text = context.show.date(date.fromisoformat(day))
    except (TypeError, ValueError):
        raise MacroError(f"'{day}' is no date", 'Write it like date("2024-03-25")') from None
    if context.plain:
        return text
    return f"<time{attributes(datetime=day, translate='no')}>{in_markdown(text)}</time>"


def cite(context: Context, fact_id: str) -> str:
    """A footnote mark; the note names the source, the place in it, and how it was read."""
    record = context.facts[fact_id]
    if context.plain:
        return ""
    key = anchor("cite", fact_id)
    if key not in context.footnotes:
        context.footnotes[key] = source_note(context, record, record.observation)
    return f"[^{key}]"


def source_note(context: Context, record: Fact, observation: Observation) -> str:
    """Source, date, place, reading and confidence of an observation, in one paragraph."""
    locale = context.locale
    say = context.wording.gettext
    parts = {
        "title": source_title(observation.source),
        "date": in_markdown(date_text(observation.source, locale)),
        "place": in_markdown(place_text(observation.locator, locale)),
    }
    if parts["place"]:
        sentences = [say(N_("{title}, {date}, {place}."), **parts)]
    else:
        sentences = [say(N_("{title}, {date}."), title=parts["title"], date=parts["date"])]
    reading = observation.reading
    if reading and reading.issue in ISSUES:
        kit = Wording("calculator_kit", locale)
        ends = (observation.low, observation.high)
        read = value_text(record, ends, context.show, context.wording)
        sentences += [
            say(
                N_("Printed as {raw}, read as {value}."),
                raw=raw_text(reading),
                value=value(context, read),
            ),
            in_markdown(kit.gettext(ISSUES[reading.issue])),
        ]
    as_of = context.facts.as_of
    if observation is not record.observation:
        return in_a_row(*sentences, in_markdown(_grades_of(context, observation)))

    def state(day: date) -> str:
        validity = validity_text(record, day, locale)
        return in_markdown(in_a_row(validity, _grades(context, record, day)))

    states = over_time(as_of, record.turns(as_of), state)
    return in_a_row(*sentences, dated_html(states, str))


def source_title(source: Source) -> str:
    """A source's title in its own language, linked where it has an address."""
    title = f"<cite{attributes(**in_language(source.lang))}>{in_markdown(source.title)}</cite>"
    return f'<a href="{html.escape(source.url)}">{title}</a>' if source.url else title


def answer(context: Context, calculator: str, figure: str, **inputs: str) -> str:
    """A figure that a calculator gives for these inputs."""
    outcome = _outcome(context.package, calculator, tuple(sorted(inputs.items())), context.locale)
    if outcome.errors:
        field, message = next(iter(outcome.errors.items()))
        raise MacroError(
            f"'{calculator}' refuses {field}={inputs.get(field)!r}: {without_isolates(message)}"
        )
    found = outcome.figures.get(figure)
    if found is None:
        cause = f"'{calculator}' has no figure named '{figure}'"
        raise MacroError(cause, did_you_mean(figure, outcome.figures))
    text = found.told(context.locale)
    sources = outcome.presentation.sources if outcome.presentation else ()
    shown = value(context, text, data_answer=f"{calculator}.{figure}")
    return with_expiry(context, shown, (line.valid_to for line in sources))


@cache
def _outcome(
    package: str, calculator: str, inputs: tuple[tuple[str, str], ...], locale: str
) -> Outcome:
    try:
        return calculate(package, calculator, dict(inputs), locale)
    except UnknownCalculatorError as error:
        cause, _, cure = str(error).partition(". ")
        raise MacroError(cause, cure) from None


def _ends(record: Fact, part: str) -> tuple[End, End]:
    ends = {"low": record.low, "high": record.high}
    if not part:
        return record.low, record.high
    if part not in ends:
        raise MacroError(f"no part named '{part}'", 'Use part="low" or part="high"')
    end = ends[part]
    if end is None:
        raise MacroError(f"'{record.id}' is open: it has no {part} end", "Leave 'part' out")
    return end, end


def _grades(context: Context, record: Fact, day: date) -> str:
    """The three grades of the figure that is shown: of the reading, of the source, and on `day`."""
    return _grades_of(context, record.observation, record.confidence(day))


def _grades_of(context: Context, observation: Observation, confidence: str = "") -> str:
    """The same of any observation; one that is not shown keeps the confidence of its day."""
    kit = Wording("calculator_kit", context.locale)
    say = context.wording.gettext
    grades = [say(N_("Source: {grade}."), grade=kit.gettext(GRADE[observation.source.quality]))]
    if observation.reading:
        grade = kit.gettext(GRADE[observation.reading.confidence])
        grades.insert(0, say(N_("Reading: {grade}."), grade=grade))
    grade = kit.gettext(GRADE[confidence or observation.confidence])
    return in_a_row(*grades, say(N_("Confidence today: {grade}."), grade=grade))
