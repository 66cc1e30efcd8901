"""Calculators on other sites, in frames: a page for each, and what the other site writes.

A frame's page stands at ``embed/<language>/<calculator>/``, where a site's policy may let others
frame it. It carries no theme; its script and style sheet are files, so it needs no exception in a
strict policy.
"""

from __future__ import annotations

import hashlib
import html
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import Markup

from calculator_kit.formatting import formatter
from calculator_kit.messages import Wording
from dragoman.theme.anywhere import calculator_css

FOLDER = "embed"
"""Where the pages stand in a site."""
HOST_SCRIPT = f"{FOLDER}/embed.js"
"""What a host's page loads so that frames grow with their calculators; its address never changes."""

_BROWSER = Path(__file__).parent / "browser"
_STYLES = Path(__file__).parent / "styles"
_HEIGHT = 900
"""Pixels that a frame is high until its calculator has told."""


@dataclass(frozen=True)
class Snippet:
    """What another site writes to show a calculator."""

    address: str
    """Of the frame's page, absolute."""
    html: str


@dataclass(frozen=True)
class Framed:
    """A calculator in one language, as a frame's page shows it."""

    calculator: str
    title: str
    locale: str
    form: str
    """HTML of the calculator element."""
    data_version: str
    script: str
    """The module of the element, relative to the frame's page."""
    full_page: str
    """The calculator's page in the guide, relative to the frame's page."""
    canonical: str = ""
    """The same, absolute, if the site's address is known."""


@dataclass(frozen=True)
class Site:
    """The site that the calculators come from, in one language."""

    name: str
    licence: str
    """HTML."""


@dataclass(frozen=True)
class Assets:
    """What all frames' pages load, by address in the site."""

    files: dict[str, str] = field(default_factory=dict)
    script: str = ""
    sheet: str = ""


def frame_address(calculator: str, locale: str) -> str:
    """The address of a frame's page in the site, with its slash at the end."""
    return f"{FOLDER}/{locale}/{calculator.replace('_', '-')}/"


def snippet(calculator: str, title: str, locale: str, site_url: str, site_name: str) -> Snippet:
    """The lines for another site. `site_url` must be absolute."""
    root = f"{site_url.rstrip('/')}/"
    address = f"{root}{frame_address(calculator, locale)}"
    wording = Wording("dragoman", locale)
    name = wording.gettext("Calculator: {title} ({site})", title=title, site=site_name)
    lines = (
        f'<iframe src="{html.escape(address)}" title="{html.escape(name)}" lang="{locale}"'
        f' width="100%" height="{_HEIGHT}" style="border: 0" loading="lazy"'
        ' allow="clipboard-write"></iframe>',
        f'<script src="{html.escape(root + HOST_SCRIPT)}" async></script>',
    )
    return Snippet(html.escape(address), "\n".join(lines))


def assets(site_path: str) -> Assets:
    """Script and style sheet of the frames' pages, in a folder named by their content."""
    script = (_BROWSER / "frame.js").read_text("utf-8")
    sheet = calculator_css() + (_STYLES / "frame.css").read_text("utf-8")
    digest = hashlib.sha256(f"{script}\0{sheet}".encode()).hexdigest()[:10]
    folder = f"{site_path}/frame-{digest}"
    host_script = (_BROWSER / "embed.js").read_text("utf-8")
    names = f"{folder}/frame.js", f"{folder}/frame.css"
    return Assets({names[0]: script, names[1]: sheet, HOST_SCRIPT: host_script}, *names)


def frame_html(templates: Environment, framed: Framed, site: Site, shared: Assets) -> str:
    """A frame's page."""
    depth = frame_address(framed.calculator, framed.locale).count("/")
    return templates.get_template("frame.html").render(
        framed=framed,
        form=Markup(framed.form),  # made by the form's own template
        direction=formatter(framed.locale).direction,
        site=site,
        licence=Markup(site.licence),
        script="../" * depth + shared.script,
        sheet="../" * depth + shared.sheet,
        gettext=Wording("dragoman", framed.locale).gettext,
    )


def write_files(site_dir: Path, files: dict[str, str]) -> None:
    """Write texts by their address in the site; an address ending in a slash is a page's."""
    for address, text in files.items():
        path = site_dir / (f"{address}index.html" if address.endswith("/") else address)
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}.new")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(path)


def is_absolute(address: str) -> bool:
    """Whether it names a scheme and a host, as other sites need it."""
    parts = urlsplit(address)
    return bool(parts.scheme and parts.netloc)
