"""A plugin for pytest that writes down how long each test computes and which wider fixtures it shares."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Generator
from pathlib import Path

import pytest

from mutants.profile import same_examples

NOTES = "MUTANTS_NOTES"
"""The environment's name of the folder that is written to."""
TEST = "MUTANTS_TEST"
"""The environment's name of the test that runs, for the processes that it starts."""

_notes: dict[str, dict[str, object]] = {}


def pytest_sessionstart() -> None:
    same_examples()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    os.environ[TEST] = f"{item.nodeid}|setup"


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> None:
    os.environ[TEST] = f"{item.nodeid}|run"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, bool, bool]:
    begun = time.process_time()
    result = yield
    fixtures = getattr(item, "_fixtureinfo", None)
    shared = {
        f"{definition.baseid}::{name}"
        for name, definitions in (fixtures.name2fixturedefs.items() if fixtures else ())
        for definition in definitions
        if definition.scope != "function"
    }
    _notes[item.nodeid] = {"seconds": time.process_time() - begun, "shared": sorted(shared)}
    return result


def pytest_sessionfinish(session: pytest.Session) -> None:
    if _notes:
        Path(os.environ[NOTES], f"{os.getpid()}.json").write_text(json.dumps(_notes), "utf-8")
