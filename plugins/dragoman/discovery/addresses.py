"""The addresses of a page in all languages, as search engines want them."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.translations.editions import Edition

X_DEFAULT = "x-default"


@dataclass(frozen=True)
class Address:
    """A page in one language; `hreflang` may also be "x-default"."""

    hreflang: str
    url: str


def addresses(edition: Edition, site_url: str) -> tuple[Address, ...]:
    """The absolute addresses of the page's real translations, and of the one for everybody else.

    Nothing for a page that is in one language only: it has no alternates to tell of.
    """
    found = [Address(it.language.code, absolute(it.url, site_url)) for it in edition.translations]
    if len(found) < 2 or edition.default is None:
        return ()
    return (*found, Address(X_DEFAULT, absolute(edition.default.url, site_url)))


def absolute(url: str, site_url: str) -> str:
    """`url`, relative to the site, as an absolute one."""
    return f"{site_url.rstrip('/')}/{url}"
