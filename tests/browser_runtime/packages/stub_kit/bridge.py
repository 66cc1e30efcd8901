"""Answers like the real bridge, with a calculator of two inputs."""

from __future__ import annotations

import json
import pkgutil
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
    """Answer, but not for `crash`, with rarely used Python for `big5`."""
    given = json.loads(request)
    if given["op"] == "compare":
        return json.dumps(_compared(given["queries"]))
    texts = _texts(given["query"]) if given["op"] == "restore" else DEFAULTS | given["inputs"]
    texts = {name: str(texts[name]) for name in DEFAULTS}
    if texts["agents"] == "crash":
        raise RuntimeError("asked to crash")
    if texts["agents"] == "rare":
        import calendar

        texts["agents"] = str(calendar.monthrange(2024, 2)[1])
    if texts["agents"] == "big5":
        import _codecs_tw  # type: ignore[import-not-found]  # compiled into Python

        texts["agents"] = str(len(_codecs_tw.getcodec("big5").encode("席次")[0]))
    working = f"<li>{texts['agents']} agents</li>"
    told = _response(texts, working if given.get("working", True) else "")
    if given["op"] == "working" and told["ok"]:
        told = {"ok": True, "status": "", "html": working}
    if given["op"] == "export" and told["ok"]:
        told = {"ok": True, "content": f"{given['format']} 席次\r\n{texts['agents']}\r\n"}
    if given.get("locale") == "he":
        word = (pkgutil.get_data("stub_costs", "data/words-he.txt") or b"").decode().strip()
        told["status"] = str(told["status"]).replace("a month", word)
    return json.dumps(told, ensure_ascii=False)


def _texts(query: str) -> dict[str, str]:
    given = dict(parse_qsl(query, keep_blank_values=True))
    return {name: given.get(name, text) for name, text in DEFAULTS.items()}


def _compared(queries: list[str]) -> dict[str, object]:
    answered = [query for query in queries if _response(_texts(query))["ok"]]
    cells = "".join(f"<td>{escape(_texts(query)['agents'])}</td>" for query in answered)
    html = f"<table><tr>{cells}</tr></table>"
    return {"ok": bool(answered), "html": html, "queries": answered}


def _response(texts: dict[str, str], working: str = "") -> dict[str, object]:
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
        "html": f'<p class="result">{escape(str(total))}</p><details class="dg-working">'
        f"<summary>How</summary><ol>{working}</ol></details>",
        "query": urlencode(sorted(changed.items())),
        "fields": texts,
    }
