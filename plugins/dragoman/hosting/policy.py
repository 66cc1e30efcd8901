"""The Content-Security-Policy of a site: one for all its pages.

A page that is exchanged without a reload keeps the policy of the page the reader came from, so every
page must allow the inline scripts of all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dragoman.hosting.inline import inline_code

TRUSTED_TYPES = "require-trusted-types-for 'script'; trusted-types dragoman default dragoman-guard"
"""See hosting/browser/guard.js, and runtime/browser/trusted.mjs for the policy "dragoman"."""

FRAMED_BY_OURSELVES = "frame-ancestors 'self'"


@dataclass(frozen=True)
class Policy:
    """What the pages of a site may load and run; sources of inline code are sorted."""

    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()

    def for_meta(self) -> str:
        """For a meta element, which cannot say who may frame the page."""
        return f"{self._common()}; {TRUSTED_TYPES}"

    def for_page(self, *, embeddable: bool = False) -> str:
        """For the response with a page; an embeddable one may be framed by any site."""
        ancestors = "frame-ancestors *" if embeddable else FRAMED_BY_OURSELVES
        return f"{self._common()}; {ancestors}; {TRUSTED_TYPES}"

    def for_everything(self) -> str:
        """For hosts that cannot tell pages from workers; the pages' meta elements say the rest."""
        return self._common()

    @staticmethod
    def for_worker() -> str:
        """For scripts: a worker obeys what came with its script, not its page's policy.

        Without Trusted Types, because Pyodide asks once whether it can import a script from a
        data: address; it must not be able to, and is not.
        """
        return "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"

    def _common(self) -> str:
        directives = {
            # Not 'none': Firefox measures the next page, which it fetches ahead, by this one.
            "default-src": "'self'",
            "script-src": " ".join(("'self'", "'wasm-unsafe-eval'", *self.scripts)),
            "style-src": " ".join(("'self'", *self.styles)),
            # Material's icons are data: addresses in its style sheet, and no picture runs code.
            "img-src": "'self' data:",
            "font-src": "'self'",
            "connect-src": "'self'",
            "worker-src": "'self'",
            "manifest-src": "'self'",
            "frame-src": "'self'",
            "media-src": "'self'",
            "object-src": "'none'",
            "base-uri": "'self'",
            "form-action": "'self'",
        }
        return "; ".join(f"{name} {sources}" for name, sources in directives.items())


@dataclass(frozen=True)
class Exceptional:
    """Something that the policy keeps a page from doing."""

    page: str
    markup: str


def site_policy(site: Path) -> tuple[Policy, list[Exceptional]]:
    """The policy for all pages below `site`, and what it will keep them from doing."""
    scripts: set[str] = set()
    styles: set[str] = set()
    exceptions = []
    for path in pages(site):
        code = inline_code(path.read_text("utf-8"))
        scripts |= code.scripts
        styles |= code.styles
        name = path.relative_to(site).as_posix()
        exceptions += [Exceptional(name, markup) for markup in code.exceptions]
    return Policy(tuple(sorted(scripts)), tuple(sorted(styles))), exceptions


def pages(site: Path) -> Iterable[Path]:
    """All pages of a built site, in order."""
    return sorted(site.rglob("*.html"))
