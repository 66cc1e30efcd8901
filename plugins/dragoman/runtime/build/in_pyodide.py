"""Runs inside Pyodide: finds, compiles and packs what the browser needs of Python.

Compiled by the very interpreter that will load it, the bytecode always has the right magic number.
"""

import sys

imported = {
    getattr(getattr(module, "__spec__", None), "origin", None) or ""
    for module in list(sys.modules.values())
}  # before the imports below add to it

import importlib._bootstrap_external as bootstrap  # noqa: E402
import importlib.util  # noqa: E402
import zipfile  # noqa: E402
from types import CodeType  # noqa: E402

STANDARD_LIBRARY = f"/lib/python{sys.version_info.major}{sys.version_info.minor}.zip"


def pack_library(target: str) -> list[str]:
    """Write the modules of the standard library imported so far, and return their file names."""
    prefix = f"{STANDARD_LIBRARY}/"
    names = sorted(origin.removeprefix(prefix) for origin in imported if origin.startswith(prefix))
    with zipfile.ZipFile(STANDARD_LIBRARY) as library:
        _write(target, {f"{name}c": _compiled(name, library.read(name)) for name in names})
    return names


def pack_package(source: str, target: str) -> None:
    """Write what the zip ``source`` holds: modules as bytecode, everything else as it is."""
    files = {}
    with zipfile.ZipFile(source) as archive:
        for name in archive.namelist():
            if name.endswith(".py"):
                files[f"{name}c"] = _compiled(name, archive.read(name))
            else:
                files[name] = archive.read(name)
    _write(target, files)


def _compiled(name: str, source: bytes) -> bytes:
    code = _without_lines(compile(source, name, "exec", dont_inherit=True, optimize=2))
    digest = importlib.util.source_hash(source)
    return bytes(bootstrap._code_to_hash_pyc(code, digest, checked=False))  # type: ignore[attr-defined]


def _without_lines(code: CodeType) -> CodeType:
    """Line numbers are a tenth of all bytecode, and tracebacks are for the build."""
    constants = (
        _without_lines(one) if isinstance(one, CodeType) else one for one in code.co_consts
    )
    return code.replace(co_linetable=b"", co_consts=tuple(constants))


def _write(target: str, files: dict[str, bytes]) -> None:
    """Stored, not deflated: it is read faster, and what compresses the whole packs it tighter."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
