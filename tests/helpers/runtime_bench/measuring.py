"""What is measured of a runtime in an engine."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from engines import Engine, Profile
from web_host import Host

from .site import LOCALE, REQUEST

WARM_LOADS = 3
"""Loads of the page in the same profile, after the first one."""

PAUSE = 1.0
"""Seconds between a page's load and the reader's intent: a fresh browser is still busy with its own start."""


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
    return times


def _load(profile: Profile, host: Host, variant: Variant, times: Times) -> None:
    question = json.dumps({"request": REQUEST, **variant.given})
    tab = profile.new_tab()
    for load in range(1 + WARM_LOADS):
        tab.goto(f"{host.url}{variant.page}")
        tab.wait_for("Boolean(globalThis.firstAnswer)")
        time.sleep(PAUSE)
        before = host.sent
        told = tab.evaluate(f"firstAnswer({question})")
        if not told["status"]:
            raise RuntimeError(f"{variant.name} gave no answer")
        (times.warm if load else times.cold).append(told["milliseconds"])
        if not load:
            times.sent = host.sent - before
        times.phases = told.get("report", {}).get("phases", [])


def percentile(values: Iterable[float], share: float) -> float:
    """The value that `share` of all values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


EDITS = """(async () => {
  const [field] = document.getElementsByName("agents");
  const answers = [];
  const tasks = [];
  try {
    new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ entryTypes: ["longtask"] });
  } catch {}
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  for (let number = 0; number < COUNT; number++) {
    const begun = performance.now();
    const answered = new Promise((done) => addEventListener("dragoman:answer", done, { once: true }));
    field.value = String(2 + (number % 40));
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await answered;
    await painted();
    answers.push(performance.now() - begun);
    await new Promise((done) => setTimeout(done, 150));
  }
  return { answers, longest: Math.max(0, ...tasks.map(({ duration }) => duration)) };
})()"""


@dataclass(frozen=True)
class Edits:
    """Milliseconds from an edit to the repainted answer, and the main thread's longest task."""

    median: float
    late: float
    """The 95th percentile."""
    longest_task: float
    """0 if none took 50 ms, or the engine does not tell."""


def time_edits(engine: Engine, host: Host, count: int) -> Edits:
    """Edit a field of a calculator's page `count` times, Python having started."""
    with engine.new_profile() as profile:
        tab = profile.open(f"{host.url}calculators/dedicated-hourly/")
        tab.type("[name=agents]", "7")
        tab.wait_for("document.querySelector('dragoman-calculator').dataset.state === 'ready'", 60)
        told = tab.evaluate(EDITS.replace("COUNT", str(count)))
    answers = told["answers"]
    return Edits(statistics.median(answers), percentile(answers, 0.95), told["longest"])
