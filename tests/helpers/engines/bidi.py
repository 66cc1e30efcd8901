"""A connection in WebDriver BiDi, the W3C's protocol: JSON commands and events over a web socket."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import count
from typing import Any

from websocket import (
    WebSocketConnectionClosedException,
    WebSocketTimeoutException,
    create_connection,
)

from .tab import BrowserGoneError

PATIENCE = 60


class BidiError(RuntimeError):
    """The browser could not carry out a command."""


class Connection:
    """Sends commands, and hands events on while it waits for their results."""

    def __init__(self, address: str, on_event: Callable[[str, dict[str, Any]], None]) -> None:
        self._socket = create_connection(address, timeout=PATIENCE, suppress_origin=True)
        self._numbers = count(1)
        self._on_event = on_event
        self.is_open = True

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Carry out a command and return its result. Raises BidiError and BrowserGoneError."""
        number = next(self._numbers)
        try:
            self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
            return self._result(method, number)
        except WebSocketTimeoutException:
            raise BidiError(f"{method}: no result within {PATIENCE} s") from None
        except (WebSocketConnectionClosedException, OSError) as error:
            self.close()
            raise BrowserGoneError(f"{method}: {error}") from None

    def _result(self, method: str, number: int) -> dict[str, Any]:
        while True:
            text = self._socket.recv()
            if not text:
                raise WebSocketConnectionClosedException("the browser hung up")
            message = json.loads(text)
            if message.get("type") == "event":
                self._on_event(message["method"], message["params"])
            elif message.get("id") == number:
                if message["type"] == "error":
                    raise BidiError(f"{method}: {message['error']}: {message['message']}")
                result: dict[str, Any] = message["result"]
                return result

    def close(self) -> None:
        """Hang up."""
        self.is_open = False
        self._socket.close()
