"""A site of a few files, finished as the build finishes one."""

from __future__ import annotations

import gzip
from pathlib import Path

from dragoman.compression import add_precompressed
from dragoman.hosting.publishing import publish
from dragoman.hosting.responses import Settings

SCRIPT = "document.title = 'inline'"
LONG = "<p>Lorem ipsum dolor sit amet.</p>\n" * 200

HASHED = "assets/calculators/0123456789"
PACKED = gzip.compress(b"packed " * 5000, mtime=0)


def page(title: str, body: str = LONG) -> str:
    """A page with an inline script."""
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f"<script>{SCRIPT}</script>\n</head>\n<body>{body}</body>\n</html>\n"
    )


def write_site(site: Path, settings: Settings | None = None) -> list[str]:
    """Write the site, and return what was said about it."""
    texts = {
        "index.html": page("Start"),
        "404.html": page("Nothing here"),
        "cost/index.html": page("Cost"),
        "he/index.html": page("בית"),
        "he/404.html": page("אין כאן דבר"),
        "embed/price/index.html": page("To be shown elsewhere"),
        "manifest.webmanifest": '{"name": "Guide"}' + " " * 500,
        "service-worker.js": "// worker\n" * 200,
        f"{HASHED}/worker.mjs": "// python\n" * 200,
        f"{HASHED}/library.zip": "stored " * 500,
        "assets/javascripts/bundle.a5f9d56c.min.js": "// theme\n" * 200,
        "assets/javascripts/lunr/min/lunr.he.min.js": "// words\n" * 200,
        "assets/dragoman/fonts-0123456789/text.woff2": "font",
        "sitemap.xml": "<urlset></urlset>" + " " * 500,
    }
    contents = {name: text.encode() for name, text in texts.items()}
    contents[f"{HASHED}/snapshot.bin.gz"] = PACKED
    contents[f"{HASHED}/pyodide.asm.wasm"] = b"\0asm" + b"code" * 5000
    contents["assets/icon.png"] = b"\x89PNG"
    for name, content in contents.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    messages = publish(site, "/", "assets/dragoman", settings or Settings())
    add_precompressed(site)
    return messages
