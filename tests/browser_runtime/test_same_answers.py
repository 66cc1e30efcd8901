"""The guide's own calculators say the same in the browser's Python as in this one."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from urllib.parse import urlencode

import pytest

from calculator_kit import bridge
from dragoman.calculators.samples import sample_requests
from dragoman.catalogues import LOCALES
from dragoman.runtime.bundle import Bundle, ask_bundle
from parity import differing, in_interpreter, in_pyodide
from random_requests import random_requests
from worked_examples import examples


@pytest.fixture(scope="module")
def requests() -> list[dict[str, object]]:
    """What the build asks every calculator."""
    return sample_requests("support_costs", LOCALES)


def test_samples_take_every_choice_and_every_locale(requests: list[dict[str, object]]) -> None:
    hourly = [request for request in requests if request["calculator"] == "dedicated_hourly"]
    regions = {json.dumps(request.get("inputs")).split('"region": ')[-1] for request in hourly}
    assert {'"india"', '"us_ca"', '"w_europe"'} <= {
        region.split(",")[0].strip("}") for region in regions
    }
    assert {request["locale"] for request in hourly} == set(LOCALES)
    assert {request["op"] for request in hourly} == {"answer", "restore", "export", "compare"}


@pytest.mark.node
def test_pyodide_answers_every_sample_as_this_python(
    calculators_python: Bundle, requests: list[dict[str, object]]
) -> None:
    bridge.open_package("support_costs")
    assert list(calculators_python.answers) == [
        bridge.ask(json.dumps(request)) for request in requests
    ]


@pytest.mark.node
def test_pyodide_answers_every_worked_example_as_this_python(
    calculators_python: Bundle,
) -> None:
    """All figures of the worked examples, by hand in cases/*.toml, come out there too."""
    bridge.open_package("support_costs")
    asked = [
        {
            "op": "restore",
            "calculator": one.calculator,
            "locale": "he",
            "query": urlencode(one.inputs),
        }
        for one in examples()
    ]
    told = ask_bundle(calculators_python, asked, snapshot=True)
    assert told == [bridge.ask(json.dumps(request)) for request in asked]


@pytest.mark.node
def test_pyodide_answers_random_inputs_as_this_python(calculators_python: Bundle) -> None:
    """570 here; `make parity` asks 20,000."""
    assert differing(in_pyodide(calculators_python), 570, seed=20240325) == []


def test_another_hash_seed_changes_no_answer() -> None:
    """In another process without a site, where sets have another order; other Pythons: `make parity`."""
    assert differing(in_interpreter(sys.executable), 380, seed=5) == []


def test_a_different_answer_is_found() -> None:
    asked = random_requests("support_costs", 40, seed=5)

    def ask(requests: Sequence[dict[str, object]]) -> list[str]:
        answers = [bridge.ask(json.dumps(request)) for request in requests]
        return [answers[0], answers[1] + " ", *answers[2:]]

    assert differing(ask, 40, seed=5) == [asked[1]]
