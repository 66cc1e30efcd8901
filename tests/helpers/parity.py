"""Ask the browser's Python and this one the same random questions, and list where they differ.

python tests/helpers/parity.py [COUNT [SEED]]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from calculator_kit import door
from dragoman.calculators.bundle import ask_bundle, build_bundle
from random_requests import random_requests

PACKAGE = "support_costs"
CACHE = Path(__file__).resolve().parents[2] / ".cache" / "dragoman"


def differing(folder: Path, count: int, seed: int) -> list[dict[str, object]]:
    """The requests that the bundle in `folder` answers otherwise than this Python."""
    door.open_package(PACKAGE)
    requests = random_requests(PACKAGE, count, seed)
    there = ask_bundle(folder, requests, snapshot=True)
    here = [door.ask(json.dumps(request)) for request in requests]
    return [
        request for request, one, other in zip(requests, there, here, strict=True) if one != other
    ]


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    bundle = build_bundle(["calculator_kit", PACKAGE], CACHE)
    found = differing(bundle.folder, count, seed)
    sys.stdout.write(f"{count} random requests, {len(found)} answered differently\n")
    sys.stdout.writelines(f"{json.dumps(request, ensure_ascii=False)}\n" for request in found[:10])
    sys.exit(bool(found))
