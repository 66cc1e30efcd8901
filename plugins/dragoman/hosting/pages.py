"""The policy as the first thing in each page, for hosts that send no headers of ours."""

from __future__ import annotations

import hashlib
import html
import re
from pathlib import Path

from dragoman.hosting.policy import Policy

_GUARD = Path(__file__).parent / "browser" / "guard.js"
_OURS = re.compile(
    r'<meta http-equiv="Content-Security-Policy"[^>]*><script src="[^"]*/guard\.js"></script>'
)
_BEGINNING = re.compile(r"<head\b[^>]*>(?:\s*<meta\s+charset=[^>]*>)?", re.IGNORECASE)


class NoHeadError(ValueError):
    """A page without a <head>, in which nothing can be put before its scripts."""


def guard_file(site_path: str) -> tuple[str, str]:
    """The address and the text of the script that all pages load first.

    It lies in an embeddable folder: pages in frames without an origin must be able to load it.
    """
    text = _GUARD.read_text("utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()[:10]
    return f"{site_path}/embed/guard-{digest}/guard.js", text


def with_policy(page: str, policy: Policy, guard: str) -> str:
    """The page with the policy and the guard's script in front of everything that could run.

    `guard` is its address as the page sees it. What an earlier run put there is replaced.
    Raises NoHeadError.
    """
    page = _OURS.sub("", page)
    beginning = _BEGINNING.search(page)
    if beginning is None:
        raise NoHeadError
    content = html.escape(policy.for_meta()).replace("&#x27;", "'")
    ours = (
        f'<meta http-equiv="Content-Security-Policy" content="{content}">'
        f'<script src="{html.escape(guard)}"></script>'
    )
    return page[: beginning.end()] + ours + page[beginning.end() :]


def address_from(name: str, target: str, site_path: str) -> str:
    """The address of `target` as the page `name` sees it; "not found" pages stand anywhere.

    `site_path` is the path of the site's own address, "/" or "/help/".
    """
    if name.rpartition("/")[2] == "404.html":
        return f"{site_path}{target}"
    return "../" * name.count("/") + target
