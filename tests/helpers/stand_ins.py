"""Programs in the place of Node.js and npm, which note what they are told and take no time."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

_BEGINNING = """\
#!{python} -IS
import json, sys
from pathlib import Path
told = {{"arguments": sys.argv[1:], "folder": str(Path.cwd())}}
work = told["work"] = {work}
with Path(__file__ + ".jsonl").open("a", encoding="utf-8") as notes:
    notes.write(json.dumps(told) + chr(10))
"""


@dataclass(frozen=True)
class StandIn:
    """A program on the ``PATH``."""

    path: Path

    @property
    def told(self) -> list[dict[str, Any]]:
        """For each time that it was run: `arguments`, `folder`, and `work`, the JSON it was given."""
        notes = Path(f"{self.path}.jsonl")
        lines = notes.read_text("utf-8").splitlines() if notes.exists() else []
        return [json.loads(line) for line in lines]


def stand_in(folder: Path, name: str, code: str = "", *, reads: bool = True) -> StandIn:
    """A program in `folder` that runs `code`, Python, which knows the `work` it was given.

    `reads` tells whether it is given any on its standard input.
    """
    if sys.platform == "win32":
        pytest.skip("a script is no program on Windows")
    folder.mkdir(exist_ok=True)
    path = folder / name
    work = 'json.loads(sys.stdin.buffer.read().decode("utf-8"))' if reads else "None"
    path.write_text(_BEGINNING.format(python=sys.executable, work=work) + code, "utf-8")
    path.chmod(0o755)
    return StandIn(path)
