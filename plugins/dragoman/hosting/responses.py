"""What a host says with each file: type, caching, policies. All recipes are made from this."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from dragoman.hosting.policy import Policy, site_policy

TYPES: Mapping[str, str] = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "mjs": "text/javascript",
    "json": "application/json",
    "map": "application/json",
    "webmanifest": "application/manifest+json",
    "wasm": "application/wasm",
    "xml": "text/xml",
    "txt": "text/plain",
    "md": "text/markdown",
    "csv": "text/csv",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "webp": "image/webp",
    "avif": "image/avif",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "pdf": "application/pdf",
    "zip": "application/zip",
    "gz": "application/gzip",
}
"""By suffix; everything else is bytes."""

BYTES = "application/octet-stream"

ALWAYS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in (
            "accelerometer",
            "autoplay",
            "camera",
            "display-capture",
            "encrypted-media",
            "geolocation",
            "gyroscope",
            "hid",
            "magnetometer",
            "microphone",
            "midi",
            "payment",
            "publickey-credentials-get",
            "screen-wake-lock",
            "serial",
            "usb",
            "xr-spatial-tracking",
        )
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Headers of every response."""

RESOURCE_POLICY = "Cross-Origin-Resource-Policy"
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
"""Kept, but asked for anew each time; an unchanged file is not sent again."""

HASHED_FOLDER = r"assets/(?:.+/)?(?:[a-z]+-)?[0-9a-f]{10}/"
HASHED_FILE = r"assets/(?:.+/)?[^/]+\.[0-9a-f]{8}\.min\.(?:js|css)(?:\.map)?"
HASHED = f"{HASHED_FOLDER}.+|{HASHED_FILE}"
"""Files that never change, for a digest of their content is in their address: ours, and Material's."""

PAGES = r"(?:.*/)?(?:[^/]+\.html)?"
SCRIPTS = r".+\.m?js"


@dataclass(frozen=True)
class Settings:
    """What a site's owner decides."""

    embeddable: tuple[str, ...] = ("embed/*", "*/embed/*")
    """Patterns of addresses that any other site may show in a frame, or load."""
    hsts: int = 0
    """For how many seconds browsers shall insist on HTTPS; 0 to leave that to the host."""

    @property
    def embedded(self) -> str:
        """A regular expression of those addresses, without the leading slash; "" for none."""
        return "|".join(map(_expression, self.embeddable))


@dataclass(frozen=True)
class Hosting:
    """A built site, and how it is to be served at the root of a host."""

    policy: Policy
    languages: tuple[str, ...]
    """Folders that have a "not found" page of their own."""
    settings: Settings

    @classmethod
    def of(
        cls, site: Path, settings: Settings | None = None, policy: Policy | None = None
    ) -> Hosting:
        """How the built site in this folder is to be served; its `policy` where it is known."""
        languages = sorted(page.parent.name for page in site.glob("*/404.html"))
        return cls(policy or site_policy(site)[0], tuple(languages), settings or Settings())

    @property
    def always(self) -> dict[str, str]:
        """Headers of every response."""
        hsts = {"Strict-Transport-Security": f"max-age={self.settings.hsts}; includeSubDomains"}
        return {**ALWAYS, **(hsts if self.settings.hsts else {})}

    def is_embeddable(self, path: str) -> bool:
        """Whether other sites may show what is at `path`."""
        return bool(self._embedded and self._embedded.fullmatch(path))

    def headers(self, path: str) -> dict[str, str]:
        """The headers that go with the file at `path`, relative to the site, except its type."""
        embeddable = self.is_embeddable(path)
        headers = {
            **self.always,
            RESOURCE_POLICY: "cross-origin" if embeddable else "same-origin",
            "Cache-Control": FOR_EVER if re.fullmatch(HASHED, path) else ASK_AGAIN,
        }
        if re.fullmatch(PAGES, path):
            headers["Content-Security-Policy"] = self.policy.for_page(embeddable=embeddable)
        elif re.fullmatch(SCRIPTS, path):
            headers["Content-Security-Policy"] = self.policy.for_worker()
        return headers

    def not_found(self, path: str) -> str:
        """The page to show for an address where nothing is."""
        folder, _, _ = path.partition("/")
        return f"{folder}/404.html" if folder in self.languages else "404.html"

    @cached_property
    def _embedded(self) -> re.Pattern[str] | None:
        return re.compile(self.settings.embedded) if self.settings.embedded else None


def content_type(name: str) -> str:
    """The type of a file of this name, with its charset where it is text."""
    kind = TYPES.get(PurePosixPath(name).suffix.removeprefix("."), BYTES)
    return f"{kind}; charset=utf-8" if is_text(kind) else kind


def is_text(kind: str) -> bool:
    """Whether a charset goes with this type."""
    return kind.startswith("text/") or kind in {"image/svg+xml"} or kind.endswith("json")


def _expression(pattern: str) -> str:
    return "".join({"*": ".*", "?": "[^/]"}.get(sign, re.escape(sign)) for sign in pattern)
