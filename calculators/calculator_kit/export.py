"""An answer to take along: as data, as CSV for a spreadsheet, and as plain text."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import fields
from datetime import date

from calculator_kit.calculators import Outcome
from calculator_kit.dated import text_on
from calculator_kit.formatting import without_isolates
from calculator_kit.messages import Wording
from calculator_kit.presentation import Evidence, Presentation, SourceLine, Step

CSV_HEADER = ("part", "id", "label", "low", "typical", "high", "unit")


def outcome_record(outcome: Outcome, data_version: str) -> dict[str, object]:
    """Inputs, figures and messages; every number is decimal text."""
    return {
        "calculator": outcome.calculator.id,
        "inputs": outcome.inputs,
        "figures": {name: figure.as_text() for name, figure in outcome.figures.items()},
        "errors": {name: without_isolates(text) for name, text in outcome.errors.items()},
        "data_version": data_version,
    }


def outcome_json(outcome: Outcome, data_version: str, day: date | None = None) -> str:
    """The record with the working and the sources beside it, as JSON.

    Here and in the other forms, `day` is that on which it is taken along: what has aged since the
    edition is said.
    """
    record = outcome_record(outcome, data_version)
    if outcome.presentation:
        record["basis"] = _basis(outcome.presentation, day)
        record["working"] = [_line(step) for step in outcome.presentation.steps]
        record["sources"] = [
            {
                "title": line.title,
                "place": without_isolates(line.locator),
                "detail": without_isolates(line.detail(day)),
                "valid_to": line.valid_to.isoformat() if line.valid_to else None,
                "records": list(line.records),
            }
            for line in outcome.presentation.sources
        ]
        record["warnings"] = _expiries(outcome.presentation, day)
    return json.dumps(record, ensure_ascii=False, indent=2)


def outcome_csv(
    outcome: Outcome, package: str, locale: str, data_version: str, day: date | None = None
) -> str:
    """Inputs, figures, working and sources, a row each, numbers in canonical notation."""
    say = Wording(package, locale).gettext
    labels = (
        {row.figure: row.label for row in outcome.presentation.rows} if outcome.presentation else {}
    )
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n").writerow
    write(CSV_HEADER)
    write(("data_version", outcome.calculator.id, data_version, "", "", "", ""))
    for field in outcome.calculator.fields:
        text = outcome.inputs.get(field.name, "")
        write(("input", field.name, say(field.label), text, text, text, field.unit))
    for name, figure in outcome.figures.items():
        told = figure.as_text()
        label = without_isolates(labels.get(name, name))
        ends = (told[end] or "" for end in ("low", "typical", "high"))
        write(("figure", name, label, *ends, figure.unit))
    if outcome.presentation:
        if weakest := _basis(outcome.presentation, day):
            write(("basis", "", weakest, "", "", "", ""))
        for number, step in enumerate(outcome.presentation.steps, 1):
            label, formula, result = map(without_isolates, (step.label, _told(step), step.result))
            write(("working", str(number), label, formula, "", result, ""))
        for line in outcome.presentation.sources:
            write(("source", "; ".join(line.records), _source(line, day), "", "", "", ""))
        for text in _expiries(outcome.presentation, day):
            write(("warning", "", text, "", "", "", ""))
    return out.getvalue()


def outcome_text(outcome: Outcome, day: date | None = None) -> str:
    """The answer as plain text, for a terminal or a message."""
    shown = outcome.presentation
    if shown is None:
        return ""
    lines = [shown.caption, shown.headline, *filter(None, [_basis(shown, day)]), "", shown.meaning]
    lines += [f"! {note}" for note in (*_expiries(shown, day), *shown.notes)]
    lines += ["", *(f"{row.label}: {row.value}" for row in shown.rows), ""]
    lines += [
        f"{number}. {step.label}: {_sentence(step)}" for number, step in enumerate(shown.steps, 1)
    ]
    for found in shown.lists:
        lines += ["", found.title, *(f"- {item.text}" for item in found.items)]
    for line in shown.sources:
        lines.append(f"\n{_source(line, day)} [{', '.join(line.records)}]")
    return without_isolates("\n".join(lines)) + "\n"


def _line(step: Step | Evidence) -> dict[str, str]:
    """A line of the working by its parts; those that it does not have are left out."""
    parts = {field.name: str(getattr(step, field.name)) for field in fields(step)}
    return {name: without_isolates(text) for name, text in parts.items() if text not in ("", "=")}


def _told(step: Step | Evidence) -> str:
    return step.text if isinstance(step, Evidence) else step.formula


def _sentence(step: Step | Evidence) -> str:
    if isinstance(step, Evidence):
        return f"{step.result} ({step.text})"
    return f"{step.formula} {step.outcome()}"


def _source(line: SourceLine, day: date | None) -> str:
    place = f", {line.locator}" if line.locator else ""
    return without_isolates(f"{line.title}{place}. {line.detail(day)}")


def _basis(shown: Presentation, day: date | None) -> str:
    """What is said of the weakest source; "" for an answer without sources."""
    return without_isolates(text_on(shown.basis, day)) if shown.basis else ""


def _expiries(shown: Presentation, day: date | None) -> list[str]:
    """That figures are past their last day, as far as they are."""
    return [without_isolates(one.text) for one in shown.expiries if one.holds(day)]
