"""Which questions a package's calculators are tried with, so that all they need goes along."""

from __future__ import annotations

from collections import Counter
from urllib.parse import parse_qs, parse_qsl

import pytest

from calculator_kit.calculators import calculators
from calculator_kit.fields import ChoiceField
from dragoman.calculators.samples import Request, sample_requests

PACKAGE = "support_costs"
LOCALES = ("en", "he", "id")


@pytest.fixture(scope="module")
def requests() -> list[Request]:
    return sample_requests(PACKAGE, LOCALES)


def of(requests: list[Request], calculator: str, locale: str, op: str) -> list[Request]:
    """What a calculator is asked, without what is the same in all these questions."""
    asked = {"calculator": calculator, "locale": locale, "op": op}
    return [
        {key: value for key, value in request.items() if key not in asked}
        for request in requests
        if asked.items() <= request.items()
    ]


@pytest.mark.parametrize("name", calculators(PACKAGE))
def test_each_calculator_is_tried_in_each_language(requests: list[Request], name: str) -> None:
    fields = calculators(PACKAGE)[name].fields
    for locale in LOCALES:
        answers = of(requests, name, locale, "answer")
        assert answers[:2] == [{"inputs": {}}, {"inputs": {it.name: "?" for it in fields}}]
        [restored] = of(requests, name, locale, "restore")
        query = parse_qs(str(restored["query"]), keep_blank_values=True)
        assert query == {**{it.name: [it.default] for it in fields}, "data_version": ["older"]}


@pytest.mark.parametrize("name", calculators(PACKAGE))
def test_in_the_first_language_every_choice_is_taken_once(
    requests: list[Request], name: str
) -> None:
    fields = [it for it in calculators(PACKAGE)[name].fields if isinstance(it, ChoiceField)]
    taken = Counter[tuple[str, str]]()
    for answer in of(requests, name, "en", "answer")[2:]:
        inputs = answer["inputs"]
        assert isinstance(inputs, dict)
        taken.update(inputs.items())
    assert taken == {(it.name, choice.value): 1 for it in fields for choice in it.choices}
    for locale in LOCALES[1:]:
        assert len(of(requests, name, locale, "answer")) == 2


@pytest.mark.parametrize("name", calculators(PACKAGE))
def test_in_the_first_language_the_answer_is_taken_along_in_every_way(
    requests: list[Request], name: str
) -> None:
    fields = [it for it in calculators(PACKAGE)[name].fields if isinstance(it, ChoiceField)]
    exports = of(requests, name, "en", "export")
    assert [it["format"] for it in exports] == ["csv", "json", "text"]
    assert all(it["inputs"] == {} for it in exports)
    [compared] = of(requests, name, "en", "compare")
    assert isinstance(compared["queries"], list)
    plain, other = compared["queries"]
    assert plain == ""
    assert dict(parse_qsl(other, keep_blank_values=True)) == {
        it.name: it.choices[-1].value for it in fields
    }
    for locale in LOCALES[1:]:
        assert of(requests, name, locale, "export") == of(requests, name, locale, "compare") == []
