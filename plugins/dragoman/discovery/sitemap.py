"""The list of a site's real pages for search engines, and for Material's instant navigation."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from dragoman.discovery.addresses import Address


@dataclass(frozen=True)
class Entry:
    """A page. Its date is left out: the day of a build says nothing of when a page changed."""

    url: str
    addresses: tuple[Address, ...]


def sitemap(entries: Iterable[Entry]) -> str:
    """The text of sitemap.xml."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for entry in entries:
        lines += ["<url>", f"<loc>{escape(entry.url)}</loc>"]
        lines += [
            f'<xhtml:link rel="alternate" hreflang="{address.hreflang}"'
            f" href={quoteattr(address.url)}/>"
            for address in entry.addresses
        ]
        lines.append("</url>")
    return "\n".join([*lines, "</urlset>"]) + "\n"


def compressed(text: str) -> bytes:
    """`text` with gzip, the same bytes at any time."""
    return gzip.compress(text.encode(), mtime=0)


def robots(site_url: str) -> str:
    """The text of robots.txt: all is open, and here is the list."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site_url.rstrip('/')}/sitemap.xml\n"
