"""The Firefox of a Linux distribution, over WebDriver BiDi."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from threading import Thread
from typing import IO, Any

from .bidi import BidiError, Connection
from .tab import LISTENER, BrowserGoneError, Engine, Profile, Tab

EVENTS = ["log.entryAdded", "network.beforeRequestSent"]
PREFERENCES = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.aboutConfig.showWarning": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.manage-offline-status": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.enabled": False,
}
"""What keeps it from looking for updates, experiments and the network."""


def find_firefox() -> str | None:
    """The path of the system's Firefox."""
    return next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)


class Firefox(Engine):
    """A Firefox with a profile folder of its own; its profiles are container tabs."""

    name = "firefox"

    def __init__(self, binary: str) -> None:
        self._binary = binary
        self._start()

    def _start(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="firefox-", ignore_cleanup_errors=True)
        lines = [
            f"user_pref({json.dumps(name)}, {json.dumps(value)});"
            for name, value in PREFERENCES.items()
        ]
        Path(self._folder.name, "user.js").write_text("\n".join(lines), "utf-8")
        self._process = subprocess.Popen(
            [
                *(self._binary, "--headless", "--no-remote", "--profile", self._folder.name),
                *("--remote-debugging-port", "0", "about:blank"),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
        )
        assert self._process.stderr
        self._tabs: dict[str, FirefoxTab] = {}
        try:
            address = _address(self._process.stderr)
            self._drain = Thread(target=self._process.stderr.read, daemon=True)
            self._drain.start()
            self.connection = Connection(f"{address}/session", self._hear)
            self.connection.send("session.new", capabilities={})
            self.connection.send("session.subscribe", events=EVENTS)
        except BaseException:
            self._end()
            raise

    def _hear(self, event: str, told: dict[str, Any]) -> None:
        context = told.get("context") or told.get("source", {}).get("context")
        if tab := self._tabs.get(str(context)):
            tab.hear(event, told)

    def open_profile(self) -> Profile:
        """A fresh profile."""
        if not self.connection.is_open:
            self._end()
            self._start()
        return FirefoxProfile(self.connection, self._tabs)

    def close(self) -> None:
        """End the browser."""
        try:
            self.connection.send("browser.close")
            self.connection.close()
            self._process.wait(10)
        except (BidiError, BrowserGoneError, OSError, subprocess.TimeoutExpired):
            pass  # it is ended the hard way
        finally:
            self._end()

    def _end(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        if hasattr(self, "_drain"):
            self._drain.join(5)
        if self._process.stderr:
            self._process.stderr.close()
        self._folder.cleanup()


def _address(output: IO[str]) -> str:
    """Where it says that it listens."""
    said = []
    for line in output:
        if match := re.search(r"WebDriver BiDi listening on (ws://\S+)", line):
            return match[1]
        said.append(line)
    raise RuntimeError(f"Firefox did not start: {''.join(said)[-500:]}")


class FirefoxProfile(Profile):
    """A container."""

    def __init__(self, connection: Connection, tabs: dict[str, FirefoxTab]) -> None:
        self._connection = connection
        self._tabs = tabs
        self._own: list[FirefoxTab] = []
        self._id = connection.send("browser.createUserContext")["userContext"]
        connection.send(
            "script.addPreloadScript",
            functionDeclaration=f"() => {{ {LISTENER} }}",
            userContexts=[self._id],
        )

    def new_tab(self) -> Tab:
        """An empty tab."""
        made = self._connection.send("browsingContext.create", type="tab", userContext=self._id)
        tab = FirefoxTab(self._connection, made["context"])
        self._tabs[made["context"]] = tab
        self._own.append(tab)
        return tab

    def go_offline(self, offline: bool = True) -> None:
        """Cut or restore the network."""
        self._connection.send(
            "emulation.setNetworkConditions",
            networkConditions={"type": "offline"} if offline else None,
            userContexts=[self._id],
        )

    def close(self) -> None:
        """Close all tabs and forget everything."""
        self._connection.send("browser.removeUserContext", userContext=self._id)
        for tab in self._own:
            self._tabs.pop(tab.context, None)


class FirefoxTab(Tab):
    """A top-level browsing context."""

    def __init__(self, connection: Connection, context: str) -> None:
        super().__init__()
        self._connection = connection
        self.context = context

    def hear(self, event: str, told: dict[str, Any]) -> None:
        """Note what the browser tells of this tab."""
        if event == "network.beforeRequestSent":
            self._requests.append(told["request"]["url"])
        elif told["level"] in {"error", "warn"}:
            self._complaints.append(told.get("text") or "")

    def _goto(self, address: str) -> None:
        self._connection.send(
            "browsingContext.navigate", context=self.context, url=address, wait="complete"
        )

    def _evaluate(self, expression: str) -> str:
        told = self._connection.send(
            "script.evaluate",
            expression=expression,
            target={"context": self.context},
            awaitPromise=True,
            userActivation=True,
        )
        if told["type"] == "exception":
            raise RuntimeError(told["exceptionDetails"]["text"])
        return str(told["result"].get("value"))

    def _type(self, text: str) -> None:
        keys = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        if not text:
            keys = [{"type": kind, "value": "\ue017"} for kind in ("keyDown", "keyUp")]
        self._perform({"type": "key", "id": "keyboard", "actions": keys})

    def _click(self, selector: str) -> None:
        at = self._of(selector, "getBoundingClientRect()")
        x, y = (int(at[start] + at[size] / 2) for start, size in (("x", "width"), ("y", "height")))
        moves = [
            {"type": "pointerMove", "x": x, "y": y},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._perform({"type": "pointer", "id": "mouse", "actions": moves})

    def _perform(self, source: dict[str, Any]) -> None:
        self._connection.send("input.performActions", context=self.context, actions=[source])

    def back(self) -> None:
        """Go back in the tab's history."""
        self._gather()
        self._connection.send("browsingContext.traverseHistory", context=self.context, delta=-1)

    def screenshot(self, path: Path) -> None:
        """Write what can be seen as a PNG."""
        told = self._connection.send("browsingContext.captureScreenshot", context=self.context)
        path.write_bytes(base64.b64decode(told["data"]))

    def close(self) -> None:
        """Close the tab."""
        self._connection.send("browsingContext.close", context=self.context)
