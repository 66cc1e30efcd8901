"""The file `_headers`, which Netlify and Cloudflare Pages read.

Where several rules fit an address, these hosts join the values of a header with commas. Two policies
both hold then; of anything else there may be but one value for an address. Both ask again for
whatever has no Cache-Control, and compress by themselves.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from dragoman.hosting.policy import FRAMED_BY_OURSELVES
from dragoman.hosting.responses import (
    FOR_EVER,
    HASHED_FILE,
    HASHED_FOLDER,
    RESOURCE_POLICY,
    TYPES,
    Hosting,
)

MADE_HERE = "# Made by dragoman/hosting with the site"
_POLICY = "Content-Security-Policy"


def header_file(hosting: Hosting, site: Path) -> str:
    """The rules for a built site."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    names = sorted(name for name in found if not name.endswith((".br", ".gz", "_headers")))
    policy = hosting.policy.for_everything()
    ours = {_POLICY: FRAMED_BY_OURSELVES, RESOURCE_POLICY: "same-origin"}
    addresses = list(_not_embeddable(hosting, names))
    rules: dict[str, dict[str, str]] = defaultdict(dict)
    rules["*"] = {**hosting.always, _POLICY: policy}
    if addresses == ["*"]:
        rules["*"] |= {**ours, _POLICY: f"{policy}; {FRAMED_BY_OURSELVES}"}
        addresses = []
    for address in addresses:
        rules[address] |= ours
    for address in _hashed(names):
        rules[address]["Cache-Control"] = FOR_EVER
    for name in names:
        if name.endswith(".webmanifest"):
            rules[name]["Content-Type"] = TYPES["webmanifest"]
    texts = (_rule(f"/{address}", headers) for address, headers in rules.items())
    return f"{MADE_HERE}; for Netlify and Cloudflare Pages.\n\n" + "\n".join(texts)


def _rule(address: str, headers: Mapping[str, str]) -> str:
    return "".join((f"{address}\n", *(f"  {name}: {value}\n" for name, value in headers.items())))


def _not_embeddable(hosting: Hosting, names: list[str], folder: str = "") -> Iterator[str]:
    """The fewest addresses that hold all of the folder's files that no other site may frame."""
    own = [name for name in names if name.startswith(folder)]
    if not any(map(hosting.is_embeddable, own)):
        yield f"{folder}*"
        return
    for name in own:
        if "/" not in name.removeprefix(folder) and not hosting.is_embeddable(name):
            yield name.removesuffix("index.html")
    folders = {
        name[: name.index("/", len(folder)) + 1] for name in own if "/" in name[len(folder) :]
    }
    for below in sorted(folders):
        if not all(hosting.is_embeddable(name) for name in own if name.startswith(below)):
            yield from _not_embeddable(hosting, own, below)


def _hashed(names: list[str]) -> list[str]:
    addresses = set()
    for name in names:
        if folder := re.match(HASHED_FOLDER, name):
            addresses.add(f"{folder[0]}*")
        elif re.fullmatch(HASHED_FILE, name):
            addresses.add(name)
    return sorted(addresses)
