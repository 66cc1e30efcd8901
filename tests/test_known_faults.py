"""The faults that `make mutants` tries first are still faults of the code as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from mutants.reviewed import KnownFault, known_faults

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("fault", known_faults(), ids=lambda fault: fault.name)
def test_a_known_fault_can_be_put_into_the_code(fault: KnownFault) -> None:
    text = (ROOT / fault.file).read_text("utf-8")
    assert fault.put_into(text) != text
    assert all((ROOT / name.partition("::")[0]).exists() for name in fault.tests)
