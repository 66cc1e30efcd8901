"""A calculator's form in a page: what it presets, and what is wrong with a fence."""

from __future__ import annotations

import html
import json
import re

from calculator_kit.calculators import calculators
from calculator_kit.fields import ListField
from dragoman.calculators.checks import check_fences
from dragoman.calculators.fences import Fence
from dragoman.calculators.form import Surroundings, default_outcome, form_html

PACKAGE = "support_costs"


def form(calculator: str, presets: dict[str, str], locale: str = "en") -> str:
    outcome = default_outcome(PACKAGE, Fence(calculator, presets, 1, {}), locale, "x.md")
    return form_html(PACKAGE, outcome, locale, 3, Surroundings("runtime/"))


def presets(text: str) -> dict[str, str]:
    found = re.search('data-presets="([^"]*)"', text)
    assert found
    told: dict[str, str] = json.loads(html.unescape(found[1]))
    return told


def test_only_what_differs_from_its_default_is_preset() -> None:
    defaults = {it.name: it.default for it in calculators(PACKAGE)["dedicated_hourly"].fields}
    less, more = "1", "9"
    assert less < defaults["agents"] < more
    for agents in (less, more):
        text = form("dedicated_hourly", {**defaults, "agents": agents, "region": "india"})
        assert presets(text) == {"agents": agents, "region": "india"}
    assert presets(form("dedicated_hourly", {})) == {}


def test_fields_that_take_letters_offer_their_keys() -> None:
    text = form("coverage", {})
    [week] = [it for it in calculators(PACKAGE)["coverage"].fields if isinstance(it, ListField)][:1]
    [element] = re.findall(f'<input id="[^"]*" name="{week.name}"[^>]*>', text)
    assert 'inputmode="text"' in element
    assert 'maxlength="2000"' in element
    agents = re.findall('<input id="[^"]*" name="agents"[^>]*>', form("dedicated_hourly", {}))
    assert 'inputmode="decimal"' in agents[0]
    assert 'maxlength="60"' in agents[0]
    assert 'id="dedicated-hourly-3-agents"' in agents[0]


FENCES = """\
---
title: T
---

```calculator dedicated_hourly
region = india
```

```calculator dedicated_hourli
```

```calculator dedicated_hourly

agents = many
words
```
"""


def test_all_faults_of_a_text_s_fences_are_told_each_with_its_line() -> None:
    assert [str(problem) for problem in check_fences(FENCES, "docs/en/x.md", "en", PACKAGE)] == [
        "docs/en/x.md:9: no calculator named 'dedicated_hourli'. Did you mean 'dedicated_hourly'?",
        "docs/en/x.md:15: 'words' is no input of a calculator. "
        "Write one 'name = value' a line, each name once.",
        "docs/en/x.md:14: calculator 'dedicated_hourly': agents = many. "
        "Enter a number, for example 1234.5.",
    ]
    unknown = "```calculator staffing\nagent = 3\n```\n"
    [problem] = check_fences(unknown, "x.md", "en", PACKAGE)
    assert str(problem).startswith("x.md:2: calculator 'staffing': agent = 3. There is no such")
