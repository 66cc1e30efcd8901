"""Answers like the real door, with a calculator of two inputs."""

from __future__ import annotations

import json
import pkgutil
import time
import tomllib
from decimal import Decimal
from html import escape
from urllib.parse import parse_qsl, urlencode

DEFAULTS = {"agents": "1", "region": "india"}

_rates: dict[str, Decimal] = {}


def open_package(package: str) -> None:
    """Read the rates of `package`."""
    text = (pkgutil.get_data(package, "data/rates.toml") or b"").decode()
    _rates.update(tomllib.loads(text, parse_float=Decimal))


def ask(request: str) -> str:
    """Answer, slowly for `slow`, not at all for `crash`."""
    given = json.loads(request)
    if given["op"] == "restore":
        texts = DEFAULTS | dict(parse_qsl(given["query"], keep_blank_values=True))
    else:
        texts = DEFAULTS | given["inputs"]
    texts = {name: str(texts[name]) for name in DEFAULTS}
    if texts["agents"] == "crash":
        raise RuntimeError("asked to crash")
    if texts["agents"] == "rare":
        import calendar

        texts["agents"] = str(calendar.monthrange(2024, 2)[1])
    if texts["agents"].startswith("slow"):
        time.sleep(1.5)
        texts["agents"] = texts["agents"].removeprefix("slow")
    return json.dumps(_response(texts), ensure_ascii=False)


def _response(texts: dict[str, str]) -> dict[str, object]:
    if not texts["agents"].isdecimal():
        message = f"Enter a number instead of {texts['agents']}."
        return {
            "ok": False,
            "errors": {"agents": message},
            "status": "1 input needs your attention.",
            "fields": texts,
        }
    total = int(texts["agents"]) * _rates[texts["region"]]
    changed = {name: text for name, text in texts.items() if text != DEFAULTS[name]}
    return {
        "ok": True,
        "errors": {},
        "status": f"{total} a month.",
        "html": f'<p class="result">{escape(str(total))}</p><details><summary>How</summary>×</details>',
        "query": urlencode(sorted(changed.items())),
        "fields": texts,
    }
