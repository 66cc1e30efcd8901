"""Takes the place of Pyodide's event loop: nothing is awaited in Python, so asyncio stays out of the browser.

A snapshot wants to find these objects of JavaScript, and in this order.
"""

from pyodide_js._api import scheduleCallback  # noqa: F401


def _initialize_event_loop() -> None:
    """Asked for by ``pyodide/__init__.py``."""
    from pyodide_js._api import config  # noqa: F401
