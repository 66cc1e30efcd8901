"""Calculator fences in Markdown: what they preset, and what is wrong with their lines."""

from __future__ import annotations

import pytest

from dragoman.calculators.fences import Fence, slot, take_fences
from dragoman.calculators.form import PresetError, default_outcome

TEXT = """\
# Cost

```calculator dedicated_hourly
region = india

# a remark
agents=12
```
Behind
"""


def test_a_fence_becomes_a_slot_and_the_lines_stay_where_they_were() -> None:
    text, fences = take_fences(TEXT)
    assert text.split("\n") == ["# Cost", "", slot(0), *[""] * 5, "Behind", ""]
    presets = {"region": "india", "agents": "12"}
    assert fences == [Fence("dedicated_hourly", presets, 3, {"region": 4, "agents": 7})]


@pytest.mark.parametrize(
    ("line", "malformed"),
    [
        ("agents = 13", "agents = 13"),
        ("= 13", "= 13"),
        ("just words", "just words"),
        ("  hours_week", "hours_week"),
    ],
)
def test_lines_that_preset_nothing_are_kept_with_their_number(line: str, malformed: str) -> None:
    _, [fence] = take_fences(
        TEXT.replace("# a remark", f"agents = 12\n{line}", 1).replace("agents=12\n", "")
    )
    assert fence.malformed == ((7, malformed),)
    assert fence.presets == {"region": "india", "agents": "12"}
    assert fence.lines["agents"] == 6
    with pytest.raises(PresetError, match=f"x.md:7: '{malformed}' is no input of a calculator"):
        default_outcome("support_costs", fence, "en", "x.md")


def test_a_wrong_value_is_told_at_its_line() -> None:
    _, [fence] = take_fences(TEXT.replace("agents=12", "agents=many"))
    with pytest.raises(
        PresetError, match=r"x\.md:7: calculator 'dedicated_hourly': agents = many\. Enter"
    ):
        default_outcome("support_costs", fence, "en", "x.md")


def test_an_empty_value_and_an_equals_sign_in_it() -> None:
    _, [fence] = take_fences("```calculator x\na =\nb = c = d\n```\n")
    assert fence.presets == {"a": "", "b": "c = d"}


@pytest.mark.parametrize(
    "text",
    [
        "````md\n```calculator x\n```\n````\n",
        "~~~\n```calculator x\n~~~\n",
        "```python\ncalculator\n```\n",
        "```calculators x\n```\n",
        "```bash x\n```\n",
        " ```calculator x\n```\n",
        "``calculator x\n``\n",
    ],
)
def test_what_is_no_calculator_is_left_as_it_is(text: str) -> None:
    assert take_fences(text) == (text, [])


def test_a_fence_that_does_not_end_goes_to_the_last_line() -> None:
    text, [fence] = take_fences("Text\n```calculator x\na = 1\nb = 2")
    assert text.split("\n") == ["Text", slot(0), "", ""]
    assert fence.presets == {"a": "1", "b": "2"}
    assert take_fences("```python\n```calculator x") == ("```python\n```calculator x", [])


def test_several_fences_and_one_that_does_not_end() -> None:
    text, fences = take_fences("~~~~calculator x\n~~~\n~~~~~\n\n```calculator  y \na = 1\n")
    assert text.split("\n") == [slot(0), "", "", "", slot(1), "", ""]
    assert [(fence.calculator, fence.line) for fence in fences] == [("x", 1), ("y", 5)]
    assert fences[0].malformed == ((2, "~~~"),)
    assert fences[1].presets == {"a": "1"}
