"""Every calculator of the built guide, used in Chromium, each in two languages of four.

The worked examples are typed into the pages as a reader of each language writes numbers, and what
the page then shows is held against the figures that were worked out by hand. What the others would
show is in the golden texts; that the browser's Python says the same, the tests of its answers find.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from calculator_kit.calculators import Calculator, calculate, calculators
from calculator_kit.fields import ChoiceField, Field, NumberField
from calculator_kit.formatting import formatter, without_isolates
from calculator_kit.parsing import NotANumberError, parse_canonical
from worked_examples import Example, examples

pytestmark = pytest.mark.browser

PACKAGE = "support_costs"
LOCALES = ("en", "zh-Hant", "id", "he")
TYPED_IN_EACH = 3
"""Examples of a calculator that are typed in each language, others in each."""

LISTEN = """
window.told = [];
addEventListener("dragoman:answer", ({ detail }) => told.push(detail));
"""
FILL = """([texts]) => {
  const form = document.querySelector("dragoman-calculator form");
  for (const details of form.querySelectorAll("details.dg-more")) details.open = true;
  for (const [name, text] of Object.entries(texts)) {
    const control = form.elements.namedItem(name);
    if (control.value === text) continue;
    control.focus();
    control.value = text;
    if (control.value !== text) throw new Error(`${name} does not take ${text}`);
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }
  form.requestSubmit();
}"""


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One profile for all pages: what one has loaded another need not."""
    # Playwright waits for something by evaluating a text, which the guide's policy forbids.
    context = browser.new_context(service_workers="block", bypass_csp=True)
    context.add_init_script(LISTEN)
    yield context
    context.close()


@pytest.mark.parametrize(
    ("calculator", "locale"),
    [
        (one, locale)
        for number, one in enumerate(calculators(PACKAGE).values())
        for locale in (LOCALES[number % 4], LOCALES[(number + 1) % 4])
    ],
    ids=lambda one: one if isinstance(one, str) else one.id,
)
def test_worked_examples_come_out_on_the_page(
    context: BrowserContext, guide: str, calculator: Calculator, locale: str
) -> None:
    with calculator_page(context, guide, calculator, locale) as page:
        for example in chosen(calculator, locale):
            type_example(page, calculator, example, locale)
            if example.errors:
                check_messages(page, calculator, example, locale)
            else:
                check_figures(page, calculator, example, locale)


@contextmanager
def calculator_page(
    context: BrowserContext, guide: str, calculator: Calculator, locale: str
) -> Iterator[Page]:
    """The calculator's own page, which must not complain."""
    page = context.new_page()
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and "blocked by Playwright" not in message.text:
            complaints.append(message.text)

    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", listen)
    folder = "" if locale == "en" else f"{locale}/"
    page.goto(f"{guide}{folder}calculators/{calculator.id.replace('_', '-')}/")
    try:
        yield page
        assert complaints == []
    finally:
        page.close()


def chosen(calculator: Calculator, locale: str) -> list[Example]:
    """The first example that answers, and others that are not typed in another language."""
    known = [
        one
        for one in examples()
        if one.calculator == calculator.id and can_be_typed(one, calculator)
    ]
    first = next(one for one in known if not one.errors)
    others = [one for one in known if one is not first][LOCALES.index(locale) :: len(LOCALES)]
    wrong = [one for one in others if one.errors][:1]
    return [first, *wrong, *[one for one in others if not one.errors][: TYPED_IN_EACH - len(wrong)]]


def can_be_typed(example: Example, calculator: Calculator) -> bool:
    """Whether a list of choices has each one that the example takes."""
    choices = [one for one in calculator.fields if isinstance(one, ChoiceField)]
    return all(
        example.inputs.get(field.name, field.default) in {choice.value for choice in field.choices}
        for field in choices
    )


def type_example(page: Page, calculator: Calculator, example: Example, locale: str) -> None:
    """Start over, type the inputs as `locale` writes them, and wait for the answer."""
    page.evaluate("document.querySelector('dragoman-calculator form').reset()")
    page.evaluate("window.told.length = 0")
    inputs = {field.name: field.default for field in calculator.fields} | dict(example.inputs)
    page.evaluate(FILL, [typed(calculator, inputs, locale)])
    page.wait_for_function("window.told.length > 0", timeout=60_000)


def typed(calculator: Calculator, inputs: Mapping[str, str], locale: str) -> dict[str, str]:
    """Canonical texts in the notation of a language, also those that are refused there."""
    return {
        name: in_notation(calculator.field(name), text, locale) for name, text in inputs.items()
    }


def in_notation(field: Field, text: str, locale: str) -> str:
    if not text or not isinstance(field, NumberField):
        return text
    try:
        numbers = [parse_canonical(part) for part in text.split(";")]
    except NotANumberError:
        return text
    show = formatter(locale).plain_number
    return "; ".join(show(number.scaleb(2) if field.percent else number) for number in numbers)


def check_figures(page: Page, calculator: Calculator, example: Example, locale: str) -> None:
    """The figures shown are those worked by hand, as this language writes them."""
    told: dict[str, Any] = page.evaluate("window.told.at(-1)")
    assert told["ok"], (str(example), told["errors"])
    outcome = calculate(PACKAGE, calculator.id, example.inputs, locale)
    shown: dict[str, str] = page.evaluate(
        """() => Object.fromEntries(
          [...document.querySelectorAll("[data-answer] [data-figure]")].map((row) =>
            [row.dataset.figure, row.querySelector("dd").textContent]))"""
    )
    assert outcome.presentation
    expected = {row.figure: without_isolates(row.value) for row in outcome.presentation.rows}
    assert shown == expected, str(example)
    for name, ends in example.figures.items():
        as_text = outcome.figures[name].as_text()
        assert {end: as_text[end] for end in ends} == ends


def check_messages(page: Page, calculator: Calculator, example: Example, locale: str) -> None:
    """Each wrong field has its message, in this language, and the last good answer stays."""
    texts = typed(calculator, example.inputs, locale)
    expected = calculate(PACKAGE, calculator.id, texts, locale, notation=locale).errors
    in_english = calculate(PACKAGE, calculator.id, example.inputs, "en").errors
    assert tuple(sorted(expected)) == example.errors
    for name, message in expected.items():
        place = page.locator(f"[data-field={name}] .dg-error")
        expect(place).to_contain_text(message)
        expect(page.locator(f"[name={name}]")).to_have_attribute("aria-invalid", "true")
        assert locale == "en" or message != in_english[name]
    standing = page.locator("[data-answer] .dg-answer__headline").text_content()
    presets = page.locator("dragoman-calculator").get_attribute("data-presets")
    assert standing == headline(calculator, json.loads(presets or "{}"), locale)


def headline(calculator: Calculator, inputs: Mapping[str, str], locale: str) -> str:
    presentation = calculate(PACKAGE, calculator.id, inputs, locale).presentation
    assert presentation
    return without_isolates(presentation.headline)
