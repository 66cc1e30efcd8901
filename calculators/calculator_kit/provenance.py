"""Says in a reader's language how old a fact is, where it stands, and how sure it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from calculator_kit.dated import Dated, over_time
from calculator_kit.facts import CONFIDENCES, Fact, Freshness, PriceYear, Source
from calculator_kit.formatting import formatter
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import SourceLine, Standing

_PLACE = re.compile(r"(line|page|part) (\d+)")
_PLACES = {
    "line": N_("line {number}"),
    "page": N_("page {number}"),
    "part": N_("part {number}"),
}

CONFIDENCE = {
    "very_high": N_("very high confidence"),
    "high": N_("high confidence"),
    "medium": N_("medium confidence"),
    "low": N_("low confidence"),
}
GRADE = {
    "very_high": N_("very high"),
    "high": N_("high"),
    "medium": N_("medium"),
    "low": N_("low"),
}
"""Grades of confidence and of quality, as they stand behind a colon."""

FRESHNESS: dict[Freshness, str] = {
    "green": N_("Up to date."),
    "amber": N_("Ageing."),
    "red": N_("Out of date."),
}
ISSUES = {
    "lost_decimals": N_("A zero and a decimal point were lost."),
    "lost_dash": N_("The dash between the two ends was lost."),
    "hyphen_for_to": N_("The stroke belongs to the word “to”; it is no minus sign."),
    "mistranslation": N_("A word was mistranslated."),
}


def anchor(kind: str, name: str) -> str:
    """The id of the element that shows a record ("fact") or a "source" on the page of sources."""
    return f"{kind}-{name.replace('.', '-').replace('_', '-')}"


def year_text(year: PriceYear | None, locale: str) -> str:
    """A price year in a word or two: "2024", "about 2016", "undated"."""
    wording = Wording("calculator_kit", locale)
    if year is None:
        return wording.gettext(N_("undated"))
    if year.inferred:
        return wording.gettext(N_("about {year}"), year=str(year.value))
    return wording.gettext(N_("{year}"), year=str(year.value))


def age_text(fact: Fact, day: date, locale: str) -> str:
    """How old a figure is on `day`, in sentences: its price year, freshness, and last day."""
    wording = Wording("calculator_kit", locale)
    year, freshness = fact.observation.price_year, fact.freshness(day)
    if year is None:
        is_old = fact.kind != "statutory"
        sentence = wording.gettext(N_("Undated, so it counts as out of date.")) if is_old else ""
    elif year.inferred:
        sentence = wording.gettext(
            N_("As of about {year}, inferred ({earliest} to {latest})."),
            year=str(year.value),
            earliest=str(year.earliest),
            latest=str(year.latest),
        )
    else:
        sentence = wording.gettext(N_("As of {year}."), year=str(year.value))
    validity = validity_text(fact, day, locale)
    is_told = year is None or (validity and (freshness == "green" or fact.is_expired(day)))
    return in_a_row(sentence, "" if is_told else wording.gettext(FRESHNESS[freshness]), validity)


def validity_text(fact: Fact, day: date, locale: str) -> str:
    """Until when a figure holds, or held, in a sentence; "" where no last day is known."""
    if fact.valid_to is None:
        return ""
    last = formatter(locale).date(fact.valid_to)
    held, holds = N_("Valid until {date}, not renewed since."), N_("Valid until {date}.")
    told = held if fact.is_expired(day) else holds
    return Wording("calculator_kit", locale).gettext(told, date=last)


def date_text(source: Source, locale: str) -> str:
    """When a source was published, as exactly as is known."""
    if source.published:
        return formatter(locale).date(source.published)
    if source.year is None or not source.year.inferred:
        return year_text(source.year, locale)
    wording = Wording("calculator_kit", locale)
    return wording.gettext(N_("undated, about {year}"), year=str(source.year.value))


def place_text(locator: str, locale: str) -> str:
    """Where in a source a figure stands: "line 61". Other locators are shown as they are."""
    match = _PLACE.fullmatch(locator)
    if not match:
        return locator
    return Wording("calculator_kit", locale).gettext(_PLACES[match[1]], number=match[2])


def held_text(last: date, locale: str) -> str:
    """That a figure is past its last day, as a remark."""
    told = N_("valid until {date}, not renewed since")
    return Wording("calculator_kit", locale).gettext(told, date=formatter(locale).date(last))


def expiry_text(last: date, locale: str) -> str:
    """That an answer rests on figures whose last day has passed, in a sentence."""
    told = N_("Rests on figures that were valid until {date} and have not been renewed since.")
    wording = Wording("calculator_kit", locale)
    return wording.gettext(told, date=formatter(locale).date(last))


def standings(fact: Fact, as_of: date) -> tuple[Standing, ...]:
    """How far a figure can be relied on, on the day of the edition and on later ones."""
    year = fact.observation.price_year
    undated = year is None and fact.kind not in {"statutory", "constant"}
    return tuple(
        Standing(fact.confidence(first or as_of), year, undated, first)
        for first in (None, *sorted(fact.turns(as_of)))
    )


def basis(sources: Iterable[SourceLine], locale: str) -> tuple[Dated, ...]:
    """What is said beside an answer of the weakest of its sources: the year, and how sure that is.

    The least sure is the weakest, of several the oldest; one without a date counts as oldest.
    """
    lines = [line for line in sources if line.standings]
    if not lines:
        return ()

    def say(day: date) -> str:
        weakest = max((line.standing(day) for line in lines), key=_weakness)
        return _standing_text(weakest, locale)

    turns = {one.first for line in lines for one in line.standings if one.first}
    return over_time(date.min, turns, say)


def _weakness(standing: Standing) -> tuple[int, int]:
    """What the weakest has most of."""
    dated = -standing.year.value if standing.year else -date.max.year
    return CONFIDENCES.index(standing.confidence), 0 if standing.undated else dated


def _standing_text(standing: Standing, locale: str) -> str:
    wording = Wording("calculator_kit", locale)
    confidence = confidence_text(standing.confidence, locale)
    if standing.year is None and not standing.undated:
        return wording.gettext(N_("Weakest source: {confidence}."), confidence=confidence)
    return wording.gettext(
        N_("Weakest source: {year}, {confidence}."),
        year=year_text(standing.year, locale),
        confidence=confidence,
    )


def confidence_text(confidence: str, locale: str) -> str:
    """A grade of confidence in words: "low confidence"."""
    return Wording("calculator_kit", locale).gettext(CONFIDENCE[confidence])


def in_a_row(*sentences: str) -> str:
    """Sentences one behind the other; a full-width stop brings its own space."""
    text = ""
    for sentence in filter(None, sentences):
        text += sentence if not text or text.endswith("。") else f" {sentence}"
    return text
