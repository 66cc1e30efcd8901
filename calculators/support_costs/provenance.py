"""How a calculator says which record its rate comes from, and what is odd about the choice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from calculator_kit.dated import over_time
from calculator_kit.facts import Fact
from calculator_kit.formatting import formatter
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import SourceLine
from calculator_kit.provenance import GRADE, age_text, in_a_row, place_text, standings
from support_costs import facts as rates
from support_costs.facts import HourlyRate
from support_costs.inputs import CUSTOM

RATE_NOTES = {
    "X2": N_(
        "Smaller agencies in India and the Philippines quote this outbound rate; the regional guide has other figures for any service."
    ),
    "X4": N_(
        "The guide has several ranges for the United States and Canada, by level of agent and kind of service; this is the one for outbound work."
    ),
    "X6": N_(
        "One outbound range covers Eastern Europe and Latin America together; the regional guide has one for each."
    ),
    rates.W_EUROPE_UNRESOLVED: N_(
        "For outbound work the source also has a far lower range that names Western European countries. The two do not agree, and nothing settles it; the regional figure is used."
    ),
    rates.NO_OUTBOUND_ROW: N_(
        "No source prices outbound work in this region, so the region's general rate is used."
    ),
    rates.NO_PREMIUM_ROW: N_(
        "No source has a rate of its own for high-level agents here, so the general one is used."
    ),
}


def rate_notes(source: HourlyRate | None, region: str, wording: Wording) -> Iterator[str]:
    """What is odd about the rate that an answer starts from; without a source it is the reader's own."""
    say = wording.gettext
    if source is None:
        if region != CUSTOM:
            yield say(N_("Your own rate is used instead of the region's."))
        return
    if source.note:
        yield say(RATE_NOTES[source.note])
    if source.fact.high is None:
        yield say(
            N_("The source gives a lower end only, so there is no upper figure; none was made up.")
        )


def source_line(fact: Fact, wording: Wording) -> SourceLine:
    """The source of the fact's figure, with its age and confidence, in the reader's language."""
    observation, locale, as_of = fact.observation, wording.locale, rates.facts().as_of

    def detail(day: date) -> str:
        grade = Wording("calculator_kit", locale).gettext(GRADE[fact.confidence(day)])
        confidence = wording.gettext(N_("Confidence: {grade}."), grade=grade)
        return in_a_row(age_text(fact, day, locale), confidence)

    return SourceLine(
        title=observation.source.title,
        lang=observation.source.lang,
        locator=place_text(observation.locator, locale),
        details=over_time(as_of, fact.turns(as_of), detail),
        source=observation.source.id,
        records=(fact.id,),
        valid_to=fact.valid_to,
        expired=fact.is_expired(as_of),
        standings=standings(fact, as_of),
    )


def merged(lines: Iterable[SourceLine], wording: Wording) -> tuple[SourceLine, ...]:
    """One line for each source of the same age and confidence, with all its places and records."""
    found: dict[SourceLine, list[SourceLine]] = {}
    for line in lines:
        found.setdefault(replace(line, locator="", records=()), []).append(line)
    show = formatter(wording.locale)
    return tuple(
        replace(
            alike,
            locator=show.conjunction(
                list(dict.fromkeys(one.locator for one in same if one.locator))
            ),
            records=tuple(dict.fromkeys(record for one in same for record in one.records)),
        )
        for alike, same in found.items()
    )
