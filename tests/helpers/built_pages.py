"""What the HTML of a built page says, read with the standard library."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

FOLDERS = {"en": "", "zh-Hant": "zh-Hant/", "id": "id/", "he": "he/"}
"""Where each language of the guide stands."""
KINDS = (
    "",
    "cost/",
    "calculators/",
    "calculators/regions/",
    "calculators/staffing/",
    "calculators/coverage/",
    "glossary/",
    "sources/",
    "404.html",
)
"""The guide's pages that differ in what they are made of: the start page, an article, the overview, calculators
(the last with a heat map) and lists."""


@dataclass
class Html(HTMLParser):
    """Ids, links, headings and other things of one page."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    metas: dict[str, str] = field(default_factory=dict)
    alternates: dict[str, str] = field(default_factory=dict)
    canonical: str = ""
    lang: str = ""
    dir: str = ""
    title: str = ""
    policy: str = ""
    """Content-Security-Policy."""
    scripts: list[str] = field(default_factory=list)
    """Those without a file of their own."""
    unsafe: list[str] = field(default_factory=list)
    """Tags that style or run something by an attribute, and what styles the page without a file."""
    _in_title: bool = False
    _in_script: bool = False

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the tag says."""
        told = {name: value or "" for name, value in attrs}
        if "id" in told:
            self.ids.append(told["id"])
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.headings.append((int(tag[1]), told.get("id", "")))
        if tag == "html":
            self.lang, self.dir = told.get("lang", ""), told.get("dir", "")
        elif tag == "a" and "href" in told:
            self.links.append(told["href"])
        elif tag == "meta" and "name" in told:
            self.metas[told["name"]] = told.get("content", "")
        elif tag == "link":
            self._link(told)
        elif tag == "title":
            self._in_title = not self.title
        elif tag == "script":
            self._in_script = "src" not in told and "json" not in told.get("type", "")
        if told.get("http-equiv") == "Content-Security-Policy":
            self.policy = told["content"]
        if tag == "style" or any(name == "style" or name.startswith("on") for name in told):
            self.unsafe.append(self.get_starttag_text() or tag)
        if tag != "a":
            self.sources += [told[name] for name in ("src", "poster", "data") if name in told]
            self.sources += [
                it.split()[0] for it in told.get("srcset", "").split(",") if it.split()
            ]

    def handle_data(self, data: str) -> None:
        """Note the title and the script."""
        if self._in_title:
            self.title += data
        if self._in_script:
            self.scripts.append(data)

    def handle_endtag(self, tag: str) -> None:
        """The title or the script is over."""
        if tag == "title":
            self._in_title = False
        elif tag == "script":
            self._in_script = False

    def _link(self, told: dict[str, str]) -> None:
        relations = told.get("rel", "").split()
        if "alternate" in relations and "hreflang" in told:
            self.alternates[told["hreflang"]] = told["href"]
        elif "canonical" in relations:
            self.canonical = told["href"]
        elif "href" in told:
            self.sources.append(told["href"])


def read_page(path: Path) -> Html:
    """The page in this file."""
    page = Html()
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    return page


def read_site(site: Path) -> dict[str, Html]:
    """Every page of a built site, by its address: "" is the start page, "he/cost/" another."""
    pages = {}
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix()
        pages[address.removesuffix("index.html")] = read_page(path)
    return pages
