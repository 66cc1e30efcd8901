"""Ports for servers that cannot be told to take any that is free."""

from __future__ import annotations

import socket
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

PORTS = range(21_000, 22_000)
"""Below those that systems give to whoever asks for any."""


@contextmanager
def own_port() -> Iterator[int]:
    """A port on which nothing listens, and which no other test of this machine gets meanwhile."""
    for port in PORTS:
        lock = FileLock(Path(tempfile.gettempdir(), f"dragoman-port-{port}.lock"), blocking=False)
        with ExitStack() as stack:
            try:
                stack.enter_context(lock)
            except Timeout:
                continue
            if is_free(port):
                yield port
                return
    raise AssertionError(f"all ports from {PORTS.start} to {PORTS.stop} are taken")


def is_free(port: int) -> bool:
    """Whether nothing listens there."""
    try:
        with socket.create_server(("127.0.0.1", port)):
            return True
    except OSError:
        return False
