"""Where a text is no YAML, and why."""

from __future__ import annotations

import yaml


def yaml_fault(error: yaml.YAMLError, text: str) -> tuple[int, str]:
    """The line of `text`, from 1, that `error` is about, and its cause in a few words."""
    if isinstance(error, yaml.reader.ReaderError):
        return text.count("\n", 0, error.position) + 1, str(error.reason)
    assert isinstance(error, yaml.MarkedYAMLError)
    assert error.problem_mark
    return error.problem_mark.line + 1, str(error.problem)
