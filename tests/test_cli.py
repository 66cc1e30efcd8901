"""The command line: what it prints, and how it ends."""

from __future__ import annotations

import json
import re
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from calculator_kit.calculators import calculate, calculators
from calculator_kit.export import outcome_text
from calculator_kit.fields import BASIS_LABELS, ChoiceField
from dragoman.cli import main

ROOT = Path(__file__).resolve().parent.parent
PACKAGE_COMMANDS = (
    ("calculate", "staffing"),
    ("calculators",),
    ("facts",),
    ("check",),
    ("bundle", "OUTPUT"),
)


def dragoman(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def test_an_agent_in_india() -> None:
    told = dragoman(
        "calculate",
        "dedicated_hourly",
        "agents=1",
        "hours_week=40",
        "region=india",
        "service=inbound",
        "--json",
    )
    record = json.loads(told.stdout)
    assert told.exit_code == 0
    assert set(record) == {"calculator", "inputs", "figures", "errors", "data_version"}
    assert record["figures"]["month"] == {
        "low": "866.67",
        "typical": None,
        "high": "1560.00",
        "unit": "USD",
    }
    assert record["inputs"]["agents"] == "1"
    assert record["errors"] == {}


@pytest.mark.parametrize(
    ("package", "cause"),
    [
        ("nosuch", "no package 'nosuch' is installed"),
        ("no.such", "no package 'no.such' is installed"),
        ("", "no package '' is installed"),
        ("..", "no package '..' is installed"),
        ("json", "'json' is no package of calculators"),
        ("json.decoder", "'json.decoder' is no package of calculators"),
    ],
)
@pytest.mark.parametrize("command", PACKAGE_COMMANDS, ids=" ".join)
def test_a_package_that_is_none_is_said(
    command: tuple[str, ...], package: str, cause: str, tmp_path: Path
) -> None:
    told = dragoman(
        *(part.replace("OUTPUT", str(tmp_path)) for part in command), "--package", package
    )
    assert told.exit_code == 2
    assert told.stderr.startswith(f"dragoman: --package: {cause}")
    assert "leave --package out" in told.stderr.lower()
    assert not list(tmp_path.iterdir())


def test_every_command_with_a_package_is_tried_with_a_wrong_one() -> None:
    asked = {
        name
        for name, command in main.commands.items()
        if any("--package" in parameter.opts for parameter in command.params)
    }
    assert asked == {name for name, *_ in PACKAGE_COMMANDS}


@pytest.mark.parametrize("name", calculators("support_costs"))
def test_every_calculator_answers_or_says_what_it_needs(name: str) -> None:
    told = dragoman("calculate", name, "--json")
    record = json.loads(told.stdout)
    assert told.exit_code == (2 if record["errors"] else 0)
    assert bool(record["figures"]) != bool(record["errors"])
    for figure in record["figures"].values():
        assert set(figure) == {"low", "typical", "high", "unit"}
        assert all(end is None or isinstance(end, str) for end in list(figure.values())[:3])


@pytest.mark.parametrize("locale", ["en", "zh-Hant", "id", "he"])
def test_the_answer_is_in_the_readers_language(locale: str) -> None:
    told = dragoman("calculate", "dedicated_hourly", "--locale", locale)
    assert told.exit_code == 0
    assert "\u2067" not in told.stdout
    assert ("Dedicated agents" in told.stdout) == (locale == "en")


BAD = [
    (["calculate", "dedicated_hourly", "agents=many"], "agents: Enter a number"),
    (["calculate", "dedicated_hourly", "agents=-1"], "agents: Enter 0 or more."),
    (["calculate", "dedicated_hourly", "agent=1"], "agent: There is no such input."),
    (["calculate", "dedicated_hourly", "agents"], "Write it as name=value"),
    (["calculate", "dedicated_hourly", "=5"], "'=5': no input and value"),
    (["calculate", "dedicated_hourly", "service=in=bound"], "service: "),
    (["calculate", "dedicated_hourly", "agents=1", "agents=2"], "agents: given twice"),
    (["calculate", "dedicated_hourli"], "Did you mean 'dedicated_hourly'?"),
    (["calculate", "dedicated_hourly", "--locale", "xx"], "no language 'xx'"),
    (["facts", "rate.region.inda"], "Did you mean 'rate.region.india'?"),
]


@pytest.mark.parametrize(("arguments", "said"), BAD, ids=lambda value: str(value)[:40])
def test_bad_input_is_explained(arguments: list[str], said: str) -> None:
    told = dragoman(*arguments)
    assert told.exit_code == 2
    assert said in told.stderr
    assert "Traceback" not in told.output


def test_bad_input_is_in_the_json_too() -> None:
    told = dragoman("calculate", "dedicated_hourly", "agents=many", "--json")
    assert told.exit_code == 2
    record = json.loads(told.stdout)
    assert record["figures"] == {}
    assert set(record["errors"]) == {"agents"}


def test_calculators_are_listed_with_their_inputs() -> None:
    record = json.loads(dragoman("calculators", "--json").stdout)
    listed = {one["id"]: one for one in record["calculators"]}
    assert set(listed) == set(calculators("support_costs"))
    agents = next(one for one in listed["dedicated_hourly"]["inputs"] if one["name"] == "agents")
    assert (agents["minimum"], agents["maximum"], agents["default"]) == ("0", "10000", "5")
    assert agents["basis"] == "our assumption"
    assert "dedicated_hourly" in dragoman("calculators").stdout


def test_an_answer_is_printed_as_it_is_taken_along() -> None:
    told = dragoman("calculate", "staffing", "--locale", "he")
    assert told.stdout == outcome_text(calculate("support_costs", "staffing", {}, "he"))
    assert told.stderr == ""


KINDS = [
    ("contract_band", "contract_months", "integer", "1 to 120 months"),
    ("contract_band", "base_fee", "decimal", "0.01 to 1000000000000"),
    ("contract_band", "band_pct", "percentage", "0 to 1"),
]


@pytest.fixture(scope="module")
def listed() -> dict[str, list[dict[str, object]]]:
    """The inputs of each calculator, as programs get them."""
    record = json.loads(dragoman("calculators", "--json").stdout)
    return {one["id"]: one["inputs"] for one in record["calculators"]}


@pytest.fixture(scope="module")
def tables() -> str:
    """The same as people see them on a wide screen."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("COLUMNS", "250")
        return dragoman("calculators").stdout


@pytest.mark.parametrize(("calculator", "name", "kind", "values"), KINDS)
def test_an_input_is_told_with_what_it_takes(
    listed: dict[str, list[dict[str, object]]],
    tables: str,
    calculator: str,
    name: str,
    kind: str,
    values: str,
) -> None:
    [told] = [one for one in listed[calculator] if one["name"] == name]
    field = next(it for it in calculators("support_costs")[calculator].fields if it.name == name)
    low, _, high = values.removesuffix(" months").partition(" to ")
    assert told == {
        "name": name,
        "label": field.label,
        "unit": field.unit,
        "default": field.default,
        "basis": BASIS_LABELS[field.basis],
        "optional": field.optional,
        "kind": kind,
        "minimum": low,
        "maximum": high,
    }
    table = tables.partition(f"{calculator}: ")[2]
    row = next(line for line in table.splitlines() if re.match(f"│ {name} +│", line))
    cells = [cell.strip() for cell in row.strip("│").split("│")]
    assert cells == [name, field.label, values, field.default, BASIS_LABELS[field.basis]]


def test_choices_are_listed(listed: dict[str, list[dict[str, object]]], tables: str) -> None:
    calculator = calculators("support_costs")["dedicated_hourly"]
    [field] = [it for it in calculator.fields if it.name == "service"]
    assert isinstance(field, ChoiceField)
    values = [choice.value for choice in field.choices]
    [told] = [one for one in listed["dedicated_hourly"] if one["name"] == "service"]
    assert (told["kind"], told["choices"]) == ("choice", values)
    assert f"│ {' '.join(values)}" in tables


def test_facts_are_shown_in_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    told = dragoman("facts", "rate.region.india", "--locale", "id")
    [row] = [line for line in told.stdout.splitlines() if "rate.region.india" in line]
    cells = [cell.strip().replace("\u00a0", " ") for cell in row.strip("│").split("│")]
    assert cells[:4] == ["rate.region.india", "US$5–9 per jam", "about 2016", "low"]
    heads = ["fact", "value", "price year", "confidence", "source"]
    assert [cell.strip() for cell in told.stdout.splitlines()[1].strip("┃").split("┃")] == heads


def test_what_the_help_tells_as_default_is_taken() -> None:
    def defaults(command: str) -> list[str]:
        told = CliRunner().invoke(main, [command, "--help"], terminal_width=200)
        return re.findall(r"\[default: ([^\]]+)\]", told.output)

    for command, *rest in (("calculate", "staffing"), ("facts", "rate.region.india")):
        locale, package = defaults(command)
        given = ("--locale", locale, "--package", package)
        assert dragoman(command, *rest, *given).stdout == dragoman(command, *rest).stdout
    assert defaults("calculators") == [package]


def test_json_is_readable() -> None:
    told = dragoman("facts", "rate.region.australia", "--json").stdout
    assert told.startswith('{\n  "data_version": ')
    assert '"raw": "35 55 דולר לשעה"' in told
    assert told.endswith("}\n")


def test_a_fact_comes_with_its_source() -> None:
    record = json.loads(dragoman("facts", "rate.inbound.shared.offshore", "--json").stdout)
    (fact,) = record["facts"].values()
    (observation,) = fact["observations"]
    assert (observation["low"], observation["high"]) == ("0.35", "0.45")
    assert "45 $" in observation["raw"]
    assert observation["locator"] == "line 89"
    assert "$5 – $9" in dragoman("facts").stdout.replace("\n", " ")


def test_a_taken_port_is_said_before_building() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        told = dragoman("serve", "--port", str(port), "-f", str(ROOT / "mkdocs.yml"))
    assert told.exit_code == 1
    assert f"127.0.0.1:{port} is taken" in told.stderr
    assert f"--port {port + 1}" in told.stderr


def test_a_port_of_the_administrator_is_told_with_its_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(address: tuple[str, int]) -> socket.socket:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket, "create_server", refuse)
    told = dragoman("serve", "--port", "80", "-f", str(ROOT / "mkdocs.yml"))
    assert told.exit_code == 1
    assert "127.0.0.1:80 is open to the administrator only" in told.stderr
    assert "make serve PORT=8000" in told.stderr


def test_serving_without_a_site_says_how_to_get_one(tmp_path: Path) -> None:
    told = dragoman(
        "serve", "--no-build", "--port", "0", "-d", str(tmp_path), "-f", str(ROOT / "mkdocs.yml")
    )
    assert told.exit_code == 1
    assert "Run 'dragoman build' first" in told.stderr
