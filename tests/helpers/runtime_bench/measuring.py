"""What is measured of a runtime in an engine."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import psutil

from engines import Engine, Profile, Tab
from web_host import WITHOUT_SERVICE_WORKER, Host

from .site import LOCALE, REQUEST

WARM_LOADS = 3
"""Loads of the page in the same profile, after the first one."""

TURNS = 10
"""Pages that are turned to one after the other, when all edits of the first are done."""

PAUSE = 1.0
"""Seconds between a page's load and the reader's intent: a fresh browser is still busy with its own start."""

TIDIED = 10.0
"""Seconds after which a browser has given back what it needed only for the start."""

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Variant:
    """A way to Python that is compared."""

    name: str
    page: str
    given: dict[str, Any] = field(default_factory=dict)


VARIANTS = {
    "snapshot": Variant("Dragoman", "ours.html", {"snapshot": True, "part": LOCALE}),
    "plain": Variant("Dragoman, small download", "ours.html", {"snapshot": False, "part": LOCALE}),
    "stock": Variant("Pyodide", "stock.html"),
    "pyscript": Variant("PyScript", "pyscript.html"),
}


@dataclass
class Times:
    """Milliseconds from the reader's intent to the first answer, and the bytes that it cost."""

    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    sent: int = 0
    memory: float = 0
    """Megabytes that the page's process holds after the first answer and did not before the intent."""
    phases: list[tuple[str, float]] = field(default_factory=list)
    """When the worker reached what, in the last warm load."""

    @property
    def medians(self) -> tuple[float, float]:
        """Of the cold and of the warm loads."""
        return statistics.median(self.cold), statistics.median(self.warm)


def time_starts(engine: Engine, host: Host, variant: Variant, runs: int) -> Times:
    """Start `variant` in `runs` fresh profiles, and in each some times more."""
    times = Times()
    for _ in range(runs):
        with engine.new_profile() as profile:
            _load(profile, host, variant, times)
    with engine.new_profile() as profile:
        times.memory = _memory(profile, host, variant)
    return times


def _load(profile: Profile, host: Host, variant: Variant, times: Times) -> None:
    tab = profile.new_tab()
    for load in range(1 + WARM_LOADS):
        _open(tab, host, variant)
        before = host.sent
        told = _first_answer(tab, variant)
        (times.warm if load else times.cold).append(told["milliseconds"])
        if not load:
            times.sent = host.sent - before
        times.phases = told.get("report", {}).get("phases", [])


def _memory(profile: Profile, host: Host, variant: Variant) -> float:
    """By how many megabytes the process grows that grows most: it runs the page and its worker."""
    tab = profile.new_tab()
    _open(tab, host, variant)
    before = private_memory()
    _first_answer(tab, variant)
    time.sleep(TIDIED)
    return max(held - before.get(process, 0) for process, held in private_memory().items())


def _open(tab: Tab, host: Host, variant: Variant) -> None:
    tab.goto(f"{host.url}{variant.page}")
    tab.wait_for("Boolean(globalThis.firstAnswer)")
    time.sleep(PAUSE)


def _first_answer(tab: Tab, variant: Variant) -> dict[str, Any]:
    question = json.dumps({"request": REQUEST, **variant.given})
    told: dict[str, Any] = tab.evaluate(f"firstAnswer({question})")
    if not told["status"]:
        raise RuntimeError(f"{variant.name} gave no answer")
    return told


def private_memory() -> dict[int, float]:
    """Megabytes that each process started from this one shares with no other, by its number."""
    held = {}
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):  # it has just ended
            held[process.pid] = process.memory_full_info().uss / MEGABYTE
    return held


def percentile(values: Iterable[float], share: float) -> float:
    """The value that `share` of all values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


MEASURE = """globalThis.tasks = [];
try {
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ entryTypes: ["longtask"] });
} catch {}
globalThis.edit = async (text) => {
  const [field] = document.getElementsByName("agents");
  const begun = performance.now();
  const answered = new Promise((done) => addEventListener("dragoman:answer", done, { once: true }));
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await answered;
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const taken = performance.now() - begun;
  await new Promise((done) => setTimeout(done, 150));
  return taken;
};
globalThis.turnTo = async (calculator) => {
  document.querySelector(`a[href$="${calculator.replace("_", "-")}/"]`).click();
  while (!document.querySelector(`[calculator=${calculator}]`)) await new Promise(requestAnimationFrame);
};
"""
"""What pages of the guide have for being measured."""

EDITS = """(async () => {
  const answers = [];
  const begun = performance.now();
  for (let number = 0; number < COUNT; number++) answers.push(await edit(String(2 + (number % 40))));
  const durations = tasks.filter(({ startTime }) => startTime > begun).map(({ duration }) => duration);
  return { answers, longest: Math.max(0, ...durations) };
})()"""

NEXT_PAGES = """(async () => {
  const answers = [];
  for (let turn = 0; turn < TURNS; turn++) {
    await turnTo(turn % 2 ? "dedicated_hourly" : "monthly_seat");
    answers.push(await edit("8"));
  }
  return answers;
})()"""


@dataclass(frozen=True)
class Edits:
    """Milliseconds from an edit to the repainted answer, and the main thread's longest task."""

    median: float
    late: float
    """The 95th percentile."""
    longest_task: float
    """0 if none took 50 ms, or the engine does not tell."""
    next_page: float
    """The median of the first edits after turning to another calculator's page."""


def time_edits(engine: Engine, host: Host, count: int) -> Edits:
    """Edit a field of a calculator's page `count` times, Python having started."""
    host.prelude = engine.prelude(WITHOUT_SERVICE_WORKER + MEASURE)
    host.move_sitemap()
    with engine.new_profile() as profile:
        tab = profile.open(f"{host.url}calculators/dedicated-hourly/")
        tab.type("[name=agents]", "7")
        tab.wait_for("document.querySelector('dragoman-calculator').dataset.state === 'ready'", 60)
        tab.wait_for("!document.querySelector('[data-answer][aria-busy]')")
        told = tab.evaluate(EDITS.replace("COUNT", str(count)))
        tab.evaluate("globalThis.isSameDocument = true")
        next_pages = tab.evaluate(NEXT_PAGES.replace("TURNS", str(TURNS)))
        if not tab.evaluate("globalThis.isSameDocument === true"):
            raise RuntimeError("the way to another page was no instant navigation")
    answers = told["answers"]
    return Edits(
        statistics.median(answers),
        percentile(answers, 0.95),
        told["longest"],
        statistics.median(next_pages),
    )
