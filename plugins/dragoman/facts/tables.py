"""Macros that make whole tables: rates by region and by service, all sources, all facts.

A table is one line of HTML, so that it keeps its place inside lists and admonitions.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from decimal import Decimal

from calculator_kit.charts import range_bar, round_maximum
from calculator_kit.facts import Evidence, Fact, Observation, Source
from calculator_kit.formatting import to_html
from calculator_kit.messages import N_, Wording
from calculator_kit.provenance import GRADE, ISSUES, anchor, date_text, in_a_row
from dragoman.facts.amounts import value_text
from dragoman.facts.context import Context, attributes
from dragoman.facts.inline import badge, raw_text, source_note, source_title, value

SERVICES = {
    "rate.inbound.shared.": N_("Inbound, shared agents"),
    "rate.inbound.dedicated.": N_("Inbound, dedicated agents"),
    "rate.outbound.": N_("Outbound"),
}
KINDS = {
    "market_rate": N_("Prices"),
    "premium": N_("Surcharges"),
    "parameter": N_("Conditions"),
    "statutory": N_("Statutory figures"),
    "fx": N_("Exchange rates"),
    "constant": N_("Constants"),
    "check": N_("Independent checks"),
    "wage": N_("Wages"),
    "benchmark": N_("Benchmarks"),
    "claim": N_("Claims of vendors"),
    "rejected": N_("Recorded, but not used"),
}
SOURCE_KINDS = {
    "article": N_("article"),
    "machine_translation": N_("machine-translated article"),
    "vendor": N_("a vendor's page"),
    "price_list": N_("price list"),
    "press": N_("press"),
    "study": N_("study"),
    "forum": N_("forum"),
    "content_farm": N_("content farm"),
}
LANGUAGES = {
    "en": N_("English"),
    "zh-Hant": N_("Traditional Chinese"),
    "zh-Hans": N_("Simplified Chinese"),
    "id": N_("Indonesian"),
    "he": N_("Hebrew"),
    "de": N_("German"),
}
RELATIONS = {
    "supports": N_("agrees"),
    "supports_wording": N_("confirms the wording"),
    "above": N_("is higher"),
    "below": N_("is lower"),
    "contradicts": N_("contradicts"),
}
REASONS = {
    "outdated": N_("Not used, because it no longer holds."),
    "implausible": N_("Not used, because it cannot be right."),
}


def rates_by_region(context: Context) -> str:
    """Hourly rates by the vendor's location, the lowest first."""
    say = context.wording.gettext
    rates = sorted(
        context.facts.starting_with("rate.region."),
        key=lambda rate: (rate.low or Decimal(), rate.high or Decimal("Infinity")),
    )
    heads = (say(N_("Region")), say(N_("Price of an hour")), say(N_("Year and confidence")))
    caption = say(N_("Price of an agent's hour by the vendor's location"))
    body = f"<tbody>{_rate_rows(context, rates, unit=False)}</tbody>"
    return _table(caption, heads, body, "dg-rates") + _notes(context, rates)


def rates_by_service(context: Context) -> str:
    """Rates by service, in one group for each way of working."""
    say = context.wording.gettext
    heads = (say(N_("Service")), say(N_("Price")), say(N_("Year and confidence")))
    bodies, shown = [], []
    for prefix, name in SERVICES.items():
        rates = context.facts.starting_with(prefix)
        if rates:
            head = f'<tr><th scope="rowgroup" colspan="3">{to_html(say(name))}</th></tr>'
            bodies.append(f"<tbody>{head}{_rate_rows(context, rates)}</tbody>")
            shown += rates
    caption = say(N_("Prices by kind of service"))
    return _table(caption, heads, "".join(bodies), "dg-rates") + _notes(context, shown)


def sources(context: Context) -> str:
    """Every source, with its date, its language and how far it can be relied on."""
    say = context.wording.gettext
    heads = (say(N_("Source")), say(N_("Date")), say(N_("Language")), say(N_("Reliability")))
    rows = "".join(_source_row(context, source) for source in context.facts.sources.values())
    return _table(say(N_("Sources")), heads, f"<tbody>{rows}</tbody>", "dg-sources-table")


def facts_table(context: Context) -> str:
    """Every fact, one table a kind, each row with an id of its own to link to."""
    say = context.wording.gettext
    heads = (say(N_("Figure")), say(N_("Value")), say(N_("Source")))
    tables = []
    for kind, name in KINDS.items():
        records = [record for record in context.facts.values() if record.kind == kind]
        if records:
            rows = "".join(_fact_row(context, record) for record in records)
            tables.append(_table(say(name), heads, f"<tbody>{rows}</tbody>", "dg-facts"))
    return f'<div class="dg-facts-list">{"".join(tables)}</div>'


def _table(caption: str, heads: Sequence[str], body: str, name: str) -> str:
    head = "".join(f'<th scope="col">{to_html(text)}</th>' for text in heads)
    return (
        f'<table class="dg-table {name}"><caption>{to_html(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead>{body}</table>"
    )


def _rate_rows(context: Context, rates: Sequence[Fact], *, unit: bool = True) -> str:
    if not rates:
        return ""
    ends = [end for rate in rates for end in (rate.low, rate.high) if end is not None]
    maximum = round_maximum(max(ends))
    return "".join(
        f'<tr><th scope="row">{html.escape(_label(context, rate))}</th>'
        f"<td>{_shown(context, rate, unit=unit)}"
        f"{range_bar(rate.low or Decimal(), rate.high, maximum, mirrored=context.show.mirrored)}</td>"
        f"<td>{badge(context, rate.id)}</td></tr>"
        for rate in rates
    )


def _notes(context: Context, records: Iterable[Fact]) -> str:
    """The sources of a table, each once, and the damaged texts in it."""
    say = context.wording.gettext
    cited: dict[str, str] = {}
    repaired = []
    for record in records:
        observation = record.observation
        date = to_html(date_text(observation.source, context.locale))
        title = source_title(observation.source)
        cited[observation.source.id] = say(N_("{title}, {date}."), title=title, date=date)
        reading = observation.reading
        if reading and reading.issue in ISSUES:
            printed = say(N_("printed as {raw}"), raw=raw_text(reading))
            repaired.append(f"{html.escape(_label(context, record))}: {printed}")
    heading = html.escape(say(N_("Source:")))
    notes = f"<p>{heading} {in_a_row(*cited.values())}</p>"
    if repaired:
        heading = html.escape(say(N_("Damaged in the source:")))
        items = "".join(f"<li>{item}</li>" for item in repaired)
        notes += f"<p>{heading}</p><ul>{items}</ul>"
    return f'<div class="dg-table-note">{notes}</div>'


def _source_row(context: Context, source: Source) -> str:
    say = context.wording.gettext
    grade = Wording("calculator_kit", context.locale).gettext(GRADE[source.quality])
    cells = (
        date_text(source, context.locale),
        say(LANGUAGES.get(source.lang, source.lang)),
        say(
            N_("{grade}: {kind}"),
            grade=grade,
            kind=say(SOURCE_KINDS[source.kind]),
        ),
    )
    return (
        f'<tr{attributes(id=anchor("source", source.id))}><th scope="row">{source_title(source)}</th>'
        + "".join(f"<td>{to_html(cell)}</td>" for cell in cells)
        + "</tr>"
    )


def _fact_row(context: Context, record: Fact) -> str:
    notes = [_observed(context, record, observation) for observation in record.observations]
    notes += [f"<p>{html.escape(text)}</p>" for text in _remarks(context, record)]
    return (
        f"<tr{attributes(id=anchor('fact', record.id))}>"
        f'<th scope="row">{html.escape(_label(context, record))}<br><code>{record.id}</code></th>'
        f"<td>{_shown(context, record)}<br>{badge(context, record.id)}</td>"
        f"<td>{''.join(notes)}</td></tr>"
    )


def _observed(context: Context, record: Fact, observation: Observation) -> str:
    return f"<p>{source_note(context, record, observation)}</p>"


def _remarks(context: Context, record: Fact) -> Iterable[str]:
    say = context.wording.gettext
    if record.reason:
        yield say(REASONS[record.reason])
    if record.evidence:
        compared = [_compared(context, evidence) for evidence in record.evidence]
        yield say(N_("Compared with: {sources}."), sources=context.show.conjunction(compared))
    elif record.kind == "market_rate":
        yield say(N_("No independent confirmation was found."))


def _compared(context: Context, evidence: Evidence) -> str:
    relation = context.wording.gettext(RELATIONS[evidence.relation])
    return f"{evidence.source.title} ({relation})"


def _label(context: Context, record: Fact) -> str:
    return record.label[context.locale]


def _shown(context: Context, record: Fact, *, unit: bool = True) -> str:
    ends = (record.low, record.high)
    text = value_text(record, ends, context.show, context.wording, unit=unit)
    return value(context, text, data_fact=record.id)
