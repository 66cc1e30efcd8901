"""Finishes a built site for its hosts: the policy in each page, and the file `_headers`."""

from __future__ import annotations

from pathlib import Path

from dragoman.compression import write_whole
from dragoman.hosting.header_file import MADE_HERE, header_file
from dragoman.hosting.pages import NoHeadError, address_from, guard_file, with_policy
from dragoman.hosting.policy import pages, site_policy
from dragoman.hosting.responses import Hosting, Settings

HEADER_FILE = "_headers"
_SHOWN = 5


class PageError(Exception):
    """A page that no policy can be put into; the message tells which."""


def publish(site: Path, path: str, assets: str, settings: Settings) -> list[str]:
    """Put the site's policy into all its pages and into `_headers`.

    `path` is the path of the site's address, such as "/" or "/help/"; `assets` is the folder for our script.
    Returns a message for each thing that the policy will keep a page from doing. Run again, it does
    the same. Raises PageError.
    """
    guard, script = guard_file(assets)
    write_whole(site / guard, script.encode())
    policy, exceptions = site_policy(site)
    for page in pages(site):
        name = page.relative_to(site).as_posix()
        text = page.read_text("utf-8")
        try:
            finished = with_policy(text, policy, address_from(name, guard, path))
        except NoHeadError as error:
            raise PageError(
                f"{name}: has no <head>, so the security policy cannot be put into it. "
                "Give it one, or keep the file out of the site."
            ) from error
        write_whole(page, finished.encode())
    messages = _write_header_file(site, Hosting.of(site, settings, policy))
    messages += [
        f"{found.page}: the security policy will not let browsers heed {found.markup}. "
        "Use a class, or an event listener in a script file."
        for found in exceptions[:_SHOWN]
    ]
    if len(exceptions) > _SHOWN:
        messages.append(f"{len(exceptions) - _SHOWN} more of these.")
    return messages


def _write_header_file(site: Path, hosting: Hosting) -> list[str]:
    target = site / HEADER_FILE
    if target.exists() and not target.read_text("utf-8").startswith(MADE_HERE):
        return [
            f"{HEADER_FILE}: the site has a file of this name, which stays. "
            "Print the site's policy with 'dragoman hosting headers' and put it in."
        ]
    write_whole(target, header_file(hosting, site).encode())
    return []
