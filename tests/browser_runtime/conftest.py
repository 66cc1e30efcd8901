"""A bundle of the stub packages, a server for it, and a browser."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, Locator, Page

from dragoman.calculators.runtime import SCRIPT
from dragoman.runtime.bundle import ALWAYS, Bundle, Recipe, build_bundle
from shared_run import CACHE
from web_host import STRICT, Host, hosting

HERE = Path(__file__).parent
PACKAGES = ("stub_kit", "stub_costs")
REQUESTS: list[dict[str, Any]] = [
    {"op": "answer", "inputs": {}},
    {"op": "answer", "inputs": {"agents": "x"}},
    {"op": "restore", "query": "agents=2"},
]
WATCH_WORKERS = """window.workers = [];
window.questions = 0;
window.fatal = false;
window.held = undefined;
window.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    workers.push(this);
    this.addEventListener("message", (event) => {
      if (!held || event.data.id === undefined) return;
      held.push(event);
      event.stopImmediatePropagation();
    });
  }
  postMessage(message) {
    super.postMessage(message);
    if (!message.request) return;
    if (!message.request.includes('"working","')) questions++;
    if (fatal) this.terminate(fatal = false);
  }
};
window.letGo = () => {
  const events = held;
  held = undefined;
  for (const { target, data } of events) target.dispatchEvent(new MessageEvent("message", { data }));
};
"""
"""Notes the page's workers and its questions. If `fatal`, the next one is the worker's last; while `held` is
a list, answers wait in it until `letGo`."""


@pytest.fixture(scope="session")
def stub_packages() -> Iterator[tuple[str, ...]]:
    """Names of the stub packages, importable."""
    sys.path.insert(0, str(HERE / "packages"))
    yield PACKAGES
    sys.path.remove(str(HERE / "packages"))


@pytest.fixture(scope="session")
def recipe(stub_packages: tuple[str, ...]) -> Recipe:
    """What the browser runtime of the stub packages is made of."""
    return Recipe(stub_packages, REQUESTS, SCRIPT, part_of)


def part_of(name: str) -> str:
    """The stub's words in Hebrew are a part of their own."""
    return "he" if name.endswith("words-he.txt") else ALWAYS


@pytest.fixture(scope="session")
def bundle(recipe: Recipe, run_folder: Path, pyodide: Path) -> Bundle:
    """The browser runtime of the stub packages."""
    with FileLock(run_folder / "stub.lock"):
        return build_bundle(recipe, CACHE)


@pytest.fixture(scope="session")
def stub_site(bundle: Bundle, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The stub's page beside its Python, another page, and one with two calculators."""
    site = tmp_path_factory.mktemp("site")
    shutil.copytree(bundle.folder, site / "runtime")
    page = (HERE / "page.html").read_text("utf-8")
    (site / "index.html").write_text(page, "utf-8")
    (site / "other.html").write_text("<!doctype html><title>Another page</title>", "utf-8")
    start, end = page.index("<dragoman-calculator"), page.index("<script")
    second = (
        page[start:end].replace('="agents', '="second').replace('name="second"', 'name="agents"')
    )
    (site / "two.html").write_text(page.replace("<script", f"{second}<script"), "utf-8")
    return site


@pytest.fixture
def site(stub_site: Path) -> Iterator[Host]:
    """A host of its own for each test, with a strict policy."""
    with hosting(Host(stub_site, base_policy=STRICT)) as host:
        yield host


@dataclass
class Visit:
    """A page that has been opened, and what was noticed since."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    """Errors, warnings and breaches of the policy."""
    origins: set[str] = field(default_factory=set)
    """Hosts that were asked for anything."""

    def __post_init__(self) -> None:
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda message: self._listen(message.type, message.text))
        self.page.on("request", lambda request: self._watch(request.url))

    def _listen(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.complaints.append(text)

    def _watch(self, url: str) -> None:
        self.origins.add(urlsplit(url).netloc)

    @property
    def element(self) -> Locator:
        """The calculator."""
        return self.page.locator("dragoman-calculator")

    @property
    def answer(self) -> Locator:
        """The figure it shows."""
        return self.page.locator(".result")

    @property
    def status(self) -> Locator:
        """The status line."""
        return self.page.locator("[data-status]")


@pytest.fixture
def visit(browser: Browser, site: Host) -> Iterator[Callable[..., Visit]]:
    """Opens the stub's page with a query, after a script of the test's own.

    If it is to be `still`, the page's clock stands: its timers run only as far as `page.clock` is moved.
    """
    with ExitStack() as stack:

        def visit(query: str = "", script: str = "", still: bool = False, **options: Any) -> Visit:
            context = browser.new_context(**options)
            stack.callback(context.close)
            context.set_default_timeout(60_000)
            page = context.new_page()
            if still:
                page.clock.install(time=0)
                page.clock.pause_at(1_000)
            if script:
                page.add_init_script(script)
            noticed = Visit(page)
            page.goto(site.url + query)
            return noticed

        yield visit
