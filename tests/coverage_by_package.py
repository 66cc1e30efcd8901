"""Print how much of each package the measured tests have run: `make coverage`."""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from pathlib import Path, PurePath

from coverage import Coverage

ROOT = Path(__file__).resolve().parent.parent
COLUMNS = ("num_statements", "missing_lines", "num_branches", "missing_branches")


def by_package() -> dict[str, Counter[str]]:
    """Sums of what `make coverage` has measured: `dragoman.facts`, `support_costs.staffing`, and so on."""
    coverage = Coverage(config_file=str(ROOT / "pyproject.toml"))
    coverage.load()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        coverage.json_report(outfile=str(report))
        files = json.loads(report.read_text(encoding="utf-8"))["files"]
    sums: dict[str, Counter[str]] = {}
    for name, file in sorted(files.items()):
        package = ".".join(PurePath(name).parent.parts[1:3])
        counts = {column: file["summary"][column] for column in COLUMNS}
        sums.setdefault(package, Counter()).update(counts)
    return sums


def _row(package: str, sums: Counter[str]) -> str:
    lines, missing, branches, missed = (sums[column] for column in COLUMNS)
    return (
        f"{package:36} {_part(missing, lines)} {lines:7} {_part(missed, branches)} {branches:7}\n"
    )


def _part(missing: int, of: int) -> str:
    return f"{100 * (of - missing) / of:7.1f}%" if of else "       –"


def main() -> None:
    packages = by_package()
    sys.stdout.write(f"{'package':36} {'lines':>8} {'of':>7} {'branches':>8} {'of':>7}\n")
    sys.stdout.writelines(_row(package, sums) for package, sums in packages.items())
    total: Counter[str] = sum(packages.values(), Counter())
    sys.stdout.write(_row("all", total))


if __name__ == "__main__":
    main()
