"""A bundle: Python cut to what some packages need, and the scripts that run it in a browser.

A bundle is one folder, named by its content, that any web server can hand out. Node.js and Pyodide
make it, see ``build``; finished bundles are kept in the cache.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import json
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.npm import find_tool, install, move_into_place
from dragoman.pruning import least_recently_used

HERE = Path(__file__).parent
BROWSER = HERE / "browser"
ALWAYS = "packages"
"""The part of a bundle that every plain start loads."""

_LEFT_OUT = {".po", ".pot", ".pyc", ".typed"}
_KEPT_BUNDLES = 5
_FORMAT = "2"
"""Goes into the cache's key; raise it when this module makes something else of the same input."""


class BundleError(Exception):
    """The browser runtime could not be made; the message tells why."""


@dataclass(frozen=True)
class Recipe:
    """What goes into a bundle."""

    packages: Sequence[str]
    """Importable packages: the first has the module ``bridge``, the last is the one it opens."""
    requests: Sequence[Mapping[str, object]]
    """Asked of the bridge to see which modules of the standard library are needed."""
    script: Path = BROWSER / "python-runtime.mjs"
    """What a page loads, with all it imports; the bundle's file has the same name."""
    part_of: Callable[[str], str] = lambda name: ALWAYS
    """In which part a file (``package/folder/name``) goes, if only some questions need it."""
    imports: Sequence[Path] = ()
    """What the script imports from other folders than its own and this one's."""


@dataclass(frozen=True)
class Bundle:
    """A finished browser runtime."""

    folder: Path
    """Where it is kept; its name is `folder_name`."""
    pyodide: Path
    """The npm package it was made from."""
    answers: tuple[str, ...]
    """What Pyodide answered to the recipe's requests, in their order, as JSON texts."""

    @property
    def folder_name(self) -> str:
        """Ten hexadecimal digits of the digest of all files."""
        return self.folder.name

    @property
    def files(self) -> dict[str, Path]:
        """All files by their name inside the folder."""
        paths = sorted(path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path for path in paths}

    @property
    def manifest(self) -> dict[str, Any]:
        """Versions, settings, and every file's size and SHA-256."""
        told: dict[str, Any] = json.loads((self.folder / "manifest.json").read_text("utf-8"))
        return told


def build_bundle(recipe: Recipe, cache: Path) -> Bundle:
    """Make the bundle of `recipe`, or find it in `cache`.

    The finished bundle has answered all requests as the whole library does. Raises BundleError,
    NpmError.
    """
    texts = [json.dumps(request, ensure_ascii=False, sort_keys=True) for request in recipe.requests]
    sources = _sources(recipe.packages)
    kept = cache / f"bundle-{_key(recipe, sources, texts)}"
    modules = install(HERE, cache).resolve()
    if not kept.exists():
        with tempfile.TemporaryDirectory(prefix="bundle-", dir=cache) as temporary:
            move_into_place(_make(Path(temporary), modules, recipe, sources, texts), kept)
        _forget_old(cache, kept)
    told = kept / "report.json"
    told.touch()  # so that it counts as new when old bundles are thrown away
    report = json.loads(told.read_text("utf-8"))
    return Bundle(kept / report["folder"], modules / "pyodide", tuple(report["answers"]))


def copy_bundle(bundle: Bundle, destination: Path) -> Path:
    """Put the bundle below `destination`, unless it is there; return its folder."""
    target = destination / bundle.folder_name
    if not target.exists():
        destination.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".bundle-", dir=destination) as temporary:
            fresh = shutil.copytree(bundle.folder, Path(temporary, "fresh"))
            move_into_place(fresh, target)
    return target


def ask_bundle(
    bundle: Bundle, requests: Iterable[Mapping[str, object]], *, snapshot: bool
) -> list[str]:
    """Start the bundle as the worker does, but in Node.js, and return its answers.

    `snapshot` chooses between the two ways to start. Raises BundleError if it cannot be started.
    """
    answers: list[str] = _asked(bundle, requests, snapshot)["answers"]
    return answers


def time_bundle(
    bundle: Bundle, requests: Iterable[Mapping[str, object]], *, snapshot: bool
) -> list[float]:
    """The milliseconds that each answer took; see `ask_bundle`."""
    milliseconds: list[float] = _asked(bundle, requests, snapshot)["milliseconds"]
    return milliseconds


def _asked(bundle: Bundle, requests: Iterable[Mapping[str, object]], snapshot: bool) -> Any:
    work = {
        "folder": f"{bundle.folder.resolve()}/",
        "pyodide": f"{bundle.pyodide.resolve()}/",
        "settings": bundle.manifest["settings"],
        "requests": [json.dumps(request, ensure_ascii=False) for request in requests],
        "snapshot": snapshot,
    }
    with tempfile.TemporaryDirectory() as temporary:
        return _run("ask-bundle.mjs", work, Path(temporary))


def _sources(packages: Sequence[str]) -> dict[str, bytes]:
    """The packages' files as they go to the browser, by name."""
    files = {}
    for package in packages:
        spec = importlib.util.find_spec(package)
        if spec is None or not spec.submodule_search_locations:
            raise BundleError(f"there is no package named '{package}'. Is it installed?")
        root = Path(next(iter(spec.submodule_search_locations)))
        for path in sorted(root.rglob("*")):
            name = path.relative_to(root.parent)
            if path.is_file() and path.suffix not in _LEFT_OUT and "__pycache__" not in name.parts:
                files[name.as_posix()] = path.read_bytes()
    return files


def _key(recipe: Recipe, sources: Mapping[str, bytes], requests: Sequence[str]) -> str:
    """A digest of everything that a bundle is made of."""
    parts = [recipe.part_of(name) for name in sources]
    texts = "\0".join([_FORMAT, *recipe.packages, *requests, *parts]).encode()
    scripts = {
        f"{folder.name}/{name}": content
        for folder in {HERE, recipe.script.parent}
        for name, content in _contents(folder).items()
    }
    scripts |= {str(number): path.read_bytes() for number, path in enumerate(recipe.imports)}
    return _digest({"": texts, **scripts, **sources})


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".pyc"
    }


def _digest(files: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, content in sorted(files.items()):
        digest.update(f"{name}\0{hashlib.sha256(content).hexdigest()}\0".encode())
    return digest.hexdigest()[:10]


def _make(
    workshop: Path,
    modules: Path,
    recipe: Recipe,
    sources: Mapping[str, bytes],
    requests: Sequence[str],
) -> Path:
    """Make the bundle's folder and its report inside a new folder of `workshop`."""
    pyodide = modules / "pyodide"
    finished = workshop / "finished"
    folder = finished / "bundle"
    folder.mkdir(parents=True)
    shutil.copytree(HERE / "licences", folder / "LICENSES")
    lock = json.loads((pyodide / "pyodide-lock.json").read_text("utf-8"))
    work = {
        "folder": f"{folder}/",
        "pyodide": f"{pyodide}/",
        "library": _library(workshop, pyodide / "python_stdlib.zip"),
        "sources": _zipped(workshop, recipe, sources),
        "modules": _modules(sources),
        "requests": list(requests),
        "settings": {
            "bridge": f"{recipe.packages[0]}.bridge",
            "opens": recipe.packages[-1],
            "runtime": lock["info"],
        },
    }
    made = _run("make-bundle.mjs", work, workshop)
    scripts = {"worker": str(BROWSER / "worker.mjs"), recipe.script.stem: str(recipe.script)}
    made["settings"]["bytes"] = {
        path.name: path.stat().st_size for path in sorted(folder.iterdir()) if path.is_file()
    }
    work = {"modules": str(modules), "scripts": scripts, "settings": made["settings"]}
    _run("make-scripts.mjs", {"folder": f"{folder}/", **work}, workshop)
    _pack(folder)
    version = json.loads((pyodide / "package.json").read_text("utf-8"))["version"]
    _write_manifest(folder, made, version)
    name = _digest(_contents(folder))
    folder.rename(finished / name)
    report = {"folder": name, "answers": made["answers"]}
    (finished / "report.json").write_text(json.dumps(report, ensure_ascii=False), "utf-8")
    return finished


def _pack(folder: Path) -> None:
    """Put a packed copy beside each file that not every host compresses on its way."""
    for path in [*folder.glob("*.zip"), *folder.glob("*.bin")]:
        packed = gzip.compress(path.read_bytes(), 9, mtime=0)
        path.with_name(f"{path.name}.gz").write_bytes(packed)


def _library(workshop: Path, stock: Path) -> str:
    """Write Pyodide's library with our modules in the place of some of its own; return the path."""
    path = workshop / "stock.zip"
    stubs = _contents(HERE / "build" / "stubs")
    with zipfile.ZipFile(stock) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, stubs.pop(name) if name in stubs else old.read(name))
    if stubs:
        raise BundleError(f"Pyodide has changed: its library has no {', '.join(stubs)}")
    return str(path)


def _zipped(workshop: Path, recipe: Recipe, sources: Mapping[str, bytes]) -> dict[str, str]:
    """Write a zip for each part, and return their paths by the names of the parts."""
    parts = sorted({ALWAYS, *map(recipe.part_of, sources)})
    paths = {part: workshop / f"sources-{part}.zip" for part in parts}
    for part, path in paths.items():
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in sources.items():
                if recipe.part_of(name) == part:
                    archive.writestr(name, content)
    return {part: str(path) for part, path in paths.items()}


def _modules(sources: Iterable[str]) -> list[str]:
    """The names of the modules among these files."""
    modules = (name.removesuffix(".py") for name in sources if name.endswith(".py"))
    return sorted(
        module.removesuffix("/__init__").replace("/", ".")
        for module in modules
        if not module.endswith("/__main__")
    )


def _write_manifest(folder: Path, made: Mapping[str, object], pyodide_version: str) -> None:
    files = {
        name: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in _contents(folder).items()
    }
    manifest = {
        "pyodide": pyodide_version,
        "python": made["python"],
        "settings": made["settings"],
        "files": files,
        "standard_library": made["modules"],
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", "utf-8")


def _run(script: str, work: Mapping[str, object], scratch: Path) -> Any:
    """Run a script of ``build`` and return the JSON it wrote."""
    result = scratch / "result.json"
    done = subprocess.run(
        [find_tool("node"), str(HERE / "build" / script)],
        input=json.dumps({**work, "result": str(result), "scratch": f"{scratch}/"}),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode or not result.exists():
        raise BundleError(_explain(done.stderr.strip()))
    return json.loads(result.read_text("utf-8"))


def _explain(report: str) -> str:
    """Put the cause before the traceback, in place of what Pyodide adds to it."""
    causes = re.findall(r"^\w*(?:Error|Exception)\b.*", report, re.MULTILINE)
    cause = causes[-1] if causes else report.rpartition("\n")[2]
    cure = ""
    if cause.startswith("ModuleNotFoundError"):
        cure = ". No sample request made it be imported: import it at the top of a module"
    return f"the browser's Python failed: {cause}{cure}.\n\n{report}"


def _forget_old(cache: Path, kept: Path) -> None:
    """Each change of a source makes a new bundle; keep those last used."""
    for report in least_recently_used(cache.glob("bundle-*/report.json"), _KEPT_BUNDLES):
        if report.parent != kept:
            shutil.rmtree(report.parent, ignore_errors=True)
