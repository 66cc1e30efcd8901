"""What the crawl is there to notice, it notices: small pages that the policy has to stop."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.hosting.responses import Hosting
from engines import Engine
from web_host import hosting

from .crawl import PublishedSite, crawl, reading, site_addresses
from .small_site import write_site

pytestmark = pytest.mark.browser

WORKER = """try {
  postMessage(eval("'ran'"));
} catch (reason) {
  postMessage(reason.name);
}
"""
OWNER = """new Worker("/worker.js").onmessage = ({ data }) => {
  document.documentElement.dataset.told = data;
};
"""


@pytest.fixture
def host(engine: Engine, tmp_path: Path) -> Iterator[PublishedSite]:
    """A small site that keeps to its policy."""
    write_site(tmp_path)
    rules = Hosting.of(tmp_path)
    with hosting(PublishedSite(tmp_path, rules=rules, prelude=engine.prelude())) as host:
        yield host


def plant(host: PublishedSite, markup: str) -> str:
    """Put something into one page of the finished site, and return the page's address."""
    path = host.site / "cost" / "index.html"
    text = path.read_text("utf-8")
    assert "</body>" in text
    path.write_text(text.replace("</body>", f"{markup}</body>"), "utf-8")
    return f"{host.url}cost/"


def test_a_site_that_keeps_to_its_policy_is_passed(engine: Engine, host: PublishedSite) -> None:
    with reading(engine, host.url) as reader:
        assert crawl(reader, site_addresses(host.site, host.url)) == {}
    assert host.reports == []


@pytest.mark.parametrize(
    ("markup", "noticed"),
    [
        ("<script>window.planted = true</script>", "script-src-elem: inline"),
        ('<img src="http://127.0.0.2:9/a.png">', "img-src: http://127.0.0.2:9"),
        ('<p style="color: red">', "style-src-attr: inline"),
        ('<script src="/planted.js"></script>', "planted"),
    ],
    ids=["inline script", "picture of another host", "inline style", "uncaught error"],
)
def test_what_a_page_does_wrong_is_noticed(
    engine: Engine, host: PublishedSite, markup: str, noticed: str
) -> None:
    (host.site / "planted.js").write_text("throw new Error('planted');", "utf-8")
    address = plant(host, markup)
    with reading(engine, host.url) as reader:
        found = crawl(reader, site_addresses(host.site, host.url))
        assert reader.tab.evaluate("window.planted === undefined")
    assert list(found) == [address]
    assert noticed in " ".join(found[address])


def test_what_a_worker_does_wrong_is_reported(engine: Engine, host: PublishedSite) -> None:
    (host.site / "worker.js").write_text(WORKER, "utf-8")
    (host.site / "planted.js").write_text(OWNER, "utf-8")
    address = plant(host, '<script src="/planted.js"></script>')
    with reading(engine, host.url) as reader:
        reader.open(address)
        reader.tab.wait_for("document.documentElement.dataset.told === 'EvalError'")
        if engine.reports_workers:
            host.wait_for(lambda: "script-src" in " ".join(host.reports), "a report of the breach")
