"""A connection in WebDriver BiDi, the W3C's protocol: JSON commands and events over a web socket."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import count
from typing import Any

from websocket import WebSocketTimeoutException, create_connection

PATIENCE = 60


class BidiError(RuntimeError):
    """The browser could not carry out a command."""


class Connection:
    """Sends commands, and hands events on while it waits for their results."""

    def __init__(self, address: str, on_event: Callable[[str, dict[str, Any]], None]) -> None:
        self._socket = create_connection(address, timeout=PATIENCE, suppress_origin=True)
        self._numbers = count(1)
        self._on_event = on_event

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Carry out a command and return its result. Raises BidiError."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            try:
                message = json.loads(self._socket.recv())
            except WebSocketTimeoutException:
                raise BidiError(f"{method}: no result within {PATIENCE} s") from None
            if message.get("type") == "event":
                self._on_event(message["method"], message["params"])
            elif message.get("id") == number:
                if message["type"] == "error":
                    raise BidiError(f"{method}: {message['error']}: {message['message']}")
                result: dict[str, Any] = message["result"]
                return result

    def close(self) -> None:
        """Hang up."""
        self._socket.close()
