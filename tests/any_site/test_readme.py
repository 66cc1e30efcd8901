"""What the README says of other sites, done as it says, in Chromium under a strict policy."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dragoman.runtime.bundle import Bundle
from shared_run import CACHE
from web_host import STRICT, Host, hosting

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^```(?P<kind>\w+)(?: (?P<file>\S+))?\n(?P<text>.*?)^```$", re.DOTALL | re.M)


def follow(title: str, folder: Path) -> None:
    """Write the files of a section of the README into `folder`, and run its commands there."""
    readme = (ROOT / "README.md").read_text("utf-8")
    section = re.split(r"^### ", readme.partition(f"### … {title}\n")[2], maxsplit=1, flags=re.M)[0]
    fences = list(FENCE.finditer(section))
    for fence in fences:
        if fence["file"]:
            path = folder / fence["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(fence["text"], "utf-8")
    commands = "".join(fence["text"] for fence in fences if fence["kind"] == "sh")
    assert commands
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "DRAGOMAN_CACHE": str(CACHE),
    }
    done = subprocess.run(
        ["sh", "-e", "-c", commands],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def opened(browser: Browser, address: str, complaints: list[str]) -> Page:
    page = browser.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda told: complaints.append(told.text) if told.type != "log" else None)
    page.goto(address)
    return page


@pytest.fixture(scope="module")
def calculator_site(tmp_path_factory: pytest.TempPathFactory, calculators_python: Bundle) -> Path:
    """The folder that a section's command has written."""
    folder = tmp_path_factory.mktemp("site")
    follow("show a calculator on another site", folder)
    return folder / "public"


@pytest.fixture
def calculator_page(browser: Browser, calculator_site: Path) -> Iterator[tuple[Page, list[str]]]:
    """The page, and what has gone wrong in it."""
    complaints: list[str] = []
    with hosting(Host(calculator_site, base_policy=STRICT)) as host:
        page = opened(browser, f"{host.url}staffing.he.html", complaints)
        yield page, complaints
        page.close()


def test_a_calculator_works_in_a_page_without_theme(
    calculator_page: tuple[Page, list[str]],
) -> None:
    page, complaints = calculator_page
    served_answer = page.inner_text(".dg-answer__headline")
    page.fill("[name=calls_interval]", "200")
    expect(page.locator("dragoman-calculator")).to_have_attribute("data-state", "ready")
    expect(page.locator(".dg-answer__headline")).not_to_have_text(served_answer)
    expect(page).to_have_url(re.compile("calls_interval=200"))
    link = page.locator(".dg-related a").first.get_attribute("href")
    assert link
    assert link.startswith("https://dragoman.example/he/calculators/")
    assert complaints == []


def test_scripts_of_the_page_work_with_the_element(
    calculator_page: tuple[Page, list[str]],
) -> None:
    page, complaints = calculator_page
    told = page.evaluate(
        """async () => {
          const seen = [];
          addEventListener("dragoman:state", ({ detail }) => seen.push(detail.state));
          addEventListener("dragoman:answer", ({ detail }) => seen.push(detail.ok));
          const calculator = document.querySelector("dragoman-calculator");
          const before = calculator.answer;
          const answer = await calculator.fill({ shrinkage: "0.35", calls_interval: "250" });
          return { seen, before: before ?? null, same: calculator.answer === answer, ok: answer.ok,
            query: answer.query, inputs: calculator.inputs };
        }"""
    )
    assert told["seen"] == ["starting", "ready", True]
    assert told["before"] is None
    assert told["same"]
    assert "calls_interval=250" in told["query"]
    assert told["inputs"]["shrinkage"] == "35"
    assert told["inputs"]["calls_interval"] == "250"
    assert complaints == []


def test_a_python_of_ones_own_answers_in_a_page(browser: Browser, tmp_path: Path) -> None:
    follow("run a Python of your own in the reader's browser", tmp_path)
    # Nothing but what the page needs is published.
    shutil.rmtree(tmp_path / "word_counts")
    complaints: list[str] = []
    with hosting(Host(tmp_path / "public", base_policy=STRICT)) as host:
        page = opened(browser, host.url, complaints)
        page.fill("#text", "the cat and the dog and the bird")
        expect(page.locator("output")).to_have_text("the 3, and 2, cat 1")
        page.fill("#text", "one")
        expect(page.locator("output")).to_have_text("one 1")
        page.close()
    assert complaints == []
