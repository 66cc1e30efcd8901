"""Takes the place of what installs packages in Pyodide: all there is lies in the bundle."""

from pyodide_js import loadedPackages  # noqa: F401  # a snapshot wants to find it


class _Path:
    """No text: JavaScript would take that as its own, and asks for this method."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __str__(self) -> str:
        return self._path


SITE_PACKAGES = _Path("/lib/site-packages")
DSO_DIR = _Path("/usr/lib")


def init_loaded_packages() -> None:
    """Asked for by Pyodide when it has started."""
