"""The guide as the macros see it, with this repository's own facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from textwrap import dedent

import pytest

from calculator_kit.fact_files import FactError, read_facts
from calculator_kit.facts import Facts
from dragoman.facts.glossary import read_glossary
from dragoman.facts.pages import Guide
from dragoman.facts.registry import default_macros
from support_costs.facts import VOCABULARY, facts

SMALL = replace(VOCABULARY, dimensions={"region": ("india", "us_ca")}, languages=("en",))
"""Facts of the two places need no other language."""

GLOSSARY = """
[[term]]
id = "sla"
see = ["kpi"]
[term.name]
en = "Service level agreement"
zh-Hant = "服務水準協議"
id = "Perjanjian tingkat layanan"
he = "הסכם רמת שירות"
[term.abbreviation]
en = "SLA"
he = "SLA"
[term.definition]
en = "What the vendor <promises>."
zh-Hant = "廠商承諾的服務。"
id = "Janji vendor."
he = "מה שהספק מבטיח."

[[term]]
id = "kpi"
[term.name]
en = "Key figure"
zh-Hant = "關鍵指標"
id = "Indikator kunci"
he = "מדד מרכזי"
[term.definition]
en = "A figure that is watched."
zh-Hant = "持續追蹤的數字。"
id = "Angka yang dipantau."
he = "מדד שעוקבים אחריו."
"""


@pytest.fixture(scope="session")
def guide() -> Guide:
    languages = ("en", "zh-Hant", "id", "he")
    terms = read_glossary("glossary.toml", GLOSSARY.encode(), languages)
    return Guide(facts(), "support_costs", default_macros(), terms)


Read = Callable[..., Facts]


@pytest.fixture
def read() -> Read:
    """Reads facts from one text, which a source and an edition are put in front of."""

    def read_text(text: str, **files: str) -> Facts:
        contents = {"base.toml": BASE, "rates.toml": text, **files}
        encoded = {name: dedent(content).encode() for name, content in contents.items()}
        return read_facts(encoded, SMALL)

    return read_text


@pytest.fixture
def refused(read: Read) -> Callable[..., list[str]]:
    """The messages that a faulty text is refused with."""

    def messages(text: str, **files: str) -> list[str]:
        with pytest.raises(FactError) as error:
            read(text, **files)
        return list(error.value.problems)

    return messages


BASE = """\
as_of = 2026-11-21

[[source]]
id = "page"
title = "A page"
lang = "en"
kind = "article"
quality = "low"
retrieved = 2026-11-21
"""
