"""The macro that shows the glossary: each term in the reader's language first."""

from __future__ import annotations

import html

from calculator_kit.messages import N_
from dragoman.facts.context import Context, attributes, in_language
from dragoman.facts.glossary import Term
from dragoman.facts.macros import MacroError


def glossary(context: Context) -> str:
    """All terms, in the order of their file, with names in every language."""
    if not context.glossary:
        raise MacroError("there is no glossary", "Add terms to the glossary file")
    names = {term.id: term.name[context.locale] for term in context.glossary}
    entries = "".join(_entry(term, context, names) for term in context.glossary)
    return f'<dl class="dg-glossary">{entries}</dl>'


def _entry(term: Term, context: Context, names: dict[str, str]) -> str:
    locale = context.locale
    heading = f"<dfn>{html.escape(term.name[locale])}</dfn>{_abbreviation(term, locale)}"
    others = "".join(
        f"<li{attributes(**in_language(language))}>{html.escape(name)}{_abbreviation(term, language)}</li>"
        for language, name in term.name.items()
        if language != locale
    )
    label = context.wording.gettext(N_("In other languages"))
    return (
        f'<div class="dg-term"{attributes(id=f"term-{term.id}")}><dt>{heading}</dt>'
        f"<dd><p>{html.escape(term.definition[locale])}</p>"
        f'<ul class="dg-term__names"{attributes(aria_label=label)}>{others}</ul>'
        f"{_see(term, context, names)}</dd></div>"
    )


def _abbreviation(term: Term, language: str) -> str:
    short = term.abbreviation.get(language)
    return f' <span class="dg-term__abbreviation">({html.escape(short)})</span>' if short else ""


def _see(term: Term, context: Context, names: dict[str, str]) -> str:
    if not term.see:
        return ""
    links = [
        f'<a href="#term-{html.escape(other)}">{html.escape(names[other])}</a>'
        for other in term.see
    ]
    said = context.wording.gettext(N_("See also: {terms}"), terms=context.show.conjunction(links))
    return f'<p class="dg-term__see">{said}</p>'
