"""Ask the browser's Python and this one the same random questions, and list where they differ.

python tests/helpers/parity.py [COUNT [SEED]]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from calculator_kit import door
from dragoman.calculators.runtime import calculators_bundle
from dragoman.runtime.bundle import Bundle, ask_bundle
from random_requests import random_requests

PACKAGE = "support_costs"
CACHE = Path(__file__).resolve().parents[2] / ".cache" / "dragoman"


def differing(bundle: Bundle, count: int, seed: int) -> list[dict[str, object]]:
    """The requests that `bundle` answers otherwise than this Python."""
    door.open_package(PACKAGE)
    requests = random_requests(PACKAGE, count, seed)
    there = ask_bundle(bundle, requests, snapshot=True)
    here = [door.ask(json.dumps(request)) for request in requests]
    return [
        request for request, one, other in zip(requests, there, here, strict=True) if one != other
    ]


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    found = differing(calculators_bundle(PACKAGE, CACHE), count, seed)
    sys.stdout.write(f"{count} random requests, {len(found)} answered differently\n")
    sys.stdout.writelines(f"{json.dumps(request, ensure_ascii=False)}\n" for request in found[:10])
    sys.exit(bool(found))
