"""What the head of a page tells search engines and social networks."""

from __future__ import annotations

import json
from dataclasses import dataclass

from dragoman.discovery.addresses import Address, absolute, addresses
from dragoman.translations.editions import Alternate, Edition


@dataclass(frozen=True)
class Head:
    """What the template dragoman/discovery.html writes."""

    title: str
    description: str
    url: str
    type: str
    """Open Graph's type of the page."""

    locale: str
    other_locales: tuple[str, ...]
    addresses: tuple[Address, ...]
    linked_data: str
    """JSON-LD, safe within a script element."""


def head(edition: Edition, title: str, description: str, site_url: str) -> Head | None:
    """The head for `edition`, or None for a page that is not to be found: a fallback, no article.

    `site_url` must not be empty: search engines read absolute addresses only.
    """
    own = edition.original
    if own is None or edition.is_fallback:
        return None
    return Head(
        title,
        description,
        absolute(own.url, site_url),
        "website" if _is_start_page(edition) else "article",
        edition.language.territory_locale,
        tuple(
            it.language.territory_locale
            for it in edition.translations
            if it.language != edition.language
        ),
        addresses(edition, site_url),
        _linked_data(edition, own, title, description, site_url),
    )


def _linked_data(
    edition: Edition, own: Alternate, title: str, description: str, site_url: str
) -> str:
    def reference(alternate: Alternate) -> dict[str, str]:
        return {
            "@type": kind,
            "@id": absolute(alternate.url, site_url),
            "inLanguage": alternate.language.code,
        }

    kind = "WebPage" if _is_start_page(edition) else "Article"
    url = absolute(own.url, site_url)
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": kind,
        "@id": url,
        "url": url,
        "headline": title,
        "inLanguage": edition.language.code,
    }
    if description:
        data["description"] = description
    source = next(
        (it for it in edition.translations if it.language == edition.source_language), None
    )
    if source is not None and source != own:
        data["translationOfWork"] = reference(source)
    others = [reference(it) for it in edition.translations if it != own]
    if source == own and others:
        data["workTranslation"] = others
    data["isPartOf"] = {
        "@type": "WebSite",
        "name": edition.language.site_name,
        "url": absolute(edition.language.prefix, site_url),
    }
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026")


def _is_start_page(edition: Edition) -> bool:
    return edition.article == "index"
