"""What the scripts that make a bundle are told, and what becomes of what they make."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.runtime import bundle as bundle_module
from dragoman.runtime.bundle import (
    BROWSER,
    HERE,
    Bundle,
    BundleError,
    Recipe,
    ask_bundle,
    build_bundle,
    copy_bundle,
    time_bundle,
)
from stand_ins import StandIn, stand_in

from .conftest import part_of

NODE = """
import zipfile

folder = Path(work["folder"])
result = {}
match Path(sys.argv[1]).name:
    case "make-bundle.mjs":
        zips = {
            part: {name: archive.read(name).decode() for name in archive.namelist()}
            for part, path in {"library": work["library"], **work["sources"]}.items()
            for archive in [zipfile.ZipFile(path)]
        }
        Path(__file__).with_name("zips.json").write_text(json.dumps(zips))
        (folder / "library.zip").write_bytes(b"library " * 200)
        (folder / "packages.zip").write_bytes(b"packages")
        (folder / "snapshot.bin").write_bytes(b"snapshot " * 300)
        (folder / "pyodide.asm.wasm").write_bytes(b"wasm")
        result = {
            "python": "3.14.0",
            "modules": ["json", "re"],
            "answers": ["שלום"],
            "settings": {**work["settings"], "parts": ["he"]},
        }
    case "make-scripts.mjs":
        for name in work["scripts"]:
            (folder / f"{name}.mjs").write_text(json.dumps(work["settings"]))
    case "ask-bundle.mjs":
        result = {"answers": work["requests"], "milliseconds": [1.5]}
Path(work["result"]).write_text(json.dumps(result, ensure_ascii=False), "utf-8")
"""
"""Makes of everything so much as is looked at."""

MADE = {
    "library.zip": b"library " * 200,
    "packages.zip": b"packages",
    "pyodide.asm.wasm": b"wasm",
    "snapshot.bin": b"snapshot " * 300,
}
REQUEST = {"op": "answer", "inputs": {"name": "שלום"}}
TEXT = '{"inputs": {"name": "שלום"}, "op": "answer"}'


@pytest.fixture
def node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return stand_in(tmp_path / "bin", "node", NODE)


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What npm would have installed."""
    pyodide = tmp_path / "node_modules" / "pyodide"
    pyodide.mkdir(parents=True)
    (pyodide / "package.json").write_text('{"version": "314.0.7"}')
    (pyodide / "pyodide-lock.json").write_text('{"info": {"abi": "2026"}, "packages": {}}')
    with zipfile.ZipFile(pyodide / "python_stdlib.zip", "w") as library:
        for name in (
            *("json/__init__.py", "asyncio/__init__.py"),
            *("pyodide/_package_loader.py", "pyodide/webloop.py"),
        ):
            library.writestr(name, "of Pyodide")
    monkeypatch.setattr(bundle_module, "install", lambda folder, cache: pyodide.parent)
    return pyodide.parent


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    (tmp_path / "cache").mkdir()
    return tmp_path / "cache"


@pytest.fixture
def small(stub_packages: tuple[str, ...]) -> Recipe:
    return Recipe(stub_packages, [REQUEST], part_of=part_of)


def contents(folder: Path) -> dict[str, str]:
    """The sources of a package, as they lie there."""
    return {
        path.relative_to(folder.parent).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".py", ".toml"}
    }


def test_the_scripts_are_told_what_to_make(
    node: StandIn, modules: Path, cache: Path, small: Recipe
) -> None:
    build_bundle(small, cache)
    python, scripts = node.told
    assert [Path(told["arguments"][0]) for told in node.told] == [
        HERE / "build" / "make-bundle.mjs",
        HERE / "build" / "make-scripts.mjs",
    ]
    assert python["work"]["pyodide"] == f"{modules / 'pyodide'}/"
    assert python["work"]["requests"] == [TEXT]
    assert python["work"]["modules"] == ["stub_costs", "stub_kit", "stub_kit.bridge"]
    settings = {"bridge": "stub_kit.bridge", "opens": "stub_costs", "runtime": {"abi": "2026"}}
    assert python["work"]["settings"] == settings
    assert scripts["work"]["modules"] == str(modules)
    assert scripts["work"]["scripts"] == {
        "worker": str(BROWSER / "worker.mjs"),
        "python-runtime": str(BROWSER / "python-runtime.mjs"),
    }
    sizes = {name: len(content) for name, content in MADE.items()}
    assert scripts["work"]["settings"] == {**settings, "parts": ["he"], "bytes": sizes}
    assert list(scripts["work"]["settings"]["bytes"]) == sorted(sizes)


def test_packages_go_into_their_parts_and_our_modules_into_the_library(
    node: StandIn, modules: Path, cache: Path, small: Recipe
) -> None:
    build_bundle(small, cache)
    zips = json.loads(node.path.with_name("zips.json").read_text())
    packages = Path(__file__).parent / "packages"
    words = "stub_costs/data/words-he.txt"
    assert zips["he"] == {words: (packages / words).read_text("utf-8")}
    assert zips["packages"] == {
        **contents(packages / "stub_kit"),
        **contents(packages / "stub_costs"),
    }
    stubs = HERE / "build" / "stubs"
    assert zips["library"] == {
        "json/__init__.py": "of Pyodide",
        **{
            name: (stubs / name).read_text("utf-8")
            for name in (
                *("asyncio/__init__.py", "pyodide/_package_loader.py", "pyodide/webloop.py"),
            )
        },
    }


def test_without_parts_all_is_in_the_one_that_is_always_loaded(
    node: StandIn, modules: Path, cache: Path, stub_packages: tuple[str, ...]
) -> None:
    build_bundle(Recipe(stub_packages, []), cache)
    zips = json.loads(node.path.with_name("zips.json").read_text())
    assert set(zips) == {"library", "packages"}
    assert "stub_costs/data/words-he.txt" in zips["packages"]


def test_the_bundle_has_what_was_made_packed_and_listed(
    node: StandIn, modules: Path, cache: Path, small: Recipe
) -> None:
    made = build_bundle(small, cache)
    assert made.pyodide == modules / "pyodide"
    assert made.answers == ("שלום",)
    files = {name: path.read_bytes() for name, path in made.files.items()}
    packed = {f"{name}.gz": it for name, it in MADE.items() if not name.endswith(".wasm")}
    assert {name: gzip.decompress(files[name]) for name in packed} == packed
    # The same bytes at any time, and as small as can be.
    assert all(files[name][:9] == b"\x1f\x8b\x08\0\0\0\0\0\x02" for name in packed)
    assert MADE.items() <= files.items()
    licences = {f"LICENSES/{path.name}" for path in (HERE / "licences").iterdir()}
    scripts = {"worker.mjs", "python-runtime.mjs"}
    assert set(files) == {*MADE, *packed, *licences, *scripts, "manifest.json"}
    settings = json.loads(files["worker.mjs"])
    assert made.manifest == {
        "pyodide": "314.0.7",
        "python": "3.14.0",
        "settings": settings,
        "files": {
            name: {"bytes": len(it), "sha256": hashlib.sha256(it).hexdigest()}
            for name, it in files.items()
            if name != "manifest.json"
        },
        "standard_library": ["json", "re"],
    }
    assert files["manifest.json"].startswith(b'{\n  "pyodide"')
    assert files["manifest.json"].endswith(b"}\n")
    report = json.loads((made.folder.parent / "report.json").read_text("utf-8"))
    assert report == {"folder": made.folder_name, "answers": ["שלום"]}
    assert re.fullmatch("[0-9a-f]{10}", made.folder_name)
    assert [path.name for path in cache.iterdir()] == [made.folder.parent.name]


def test_what_is_made_is_named_by_its_content(
    node: StandIn, modules: Path, cache: Path, small: Recipe, tmp_path: Path
) -> None:
    first = build_bundle(small, cache)
    (modules / "pyodide" / "package.json").write_text('{"version": "314.0.8"}')
    other_cache = tmp_path / "other"
    other_cache.mkdir()
    other = build_bundle(small, other_cache)
    assert other.folder.parent.name == first.folder.parent.name
    assert other.folder_name != first.folder_name


def test_a_made_bundle_is_found_again_and_counts_as_used(
    node: StandIn, modules: Path, cache: Path, small: Recipe
) -> None:
    made = build_bundle(small, cache)
    report = made.folder.parent / "report.json"
    os.utime(report, (1000, 1000))
    assert build_bundle(small, cache) == made
    assert len(node.told) == 2
    assert report.stat().st_mtime > 1000


def other_request(recipe: Recipe, folder: Path) -> Recipe:
    return replace(recipe, requests=[{**REQUEST, "op": "restore"}])


def other_parts(recipe: Recipe, folder: Path) -> Recipe:
    return replace(recipe, part_of=lambda name: "packages")


def other_order(recipe: Recipe, folder: Path) -> Recipe:
    return replace(recipe, packages=tuple(reversed(recipe.packages)))


def other_script(recipe: Recipe, folder: Path) -> Recipe:
    (folder / "element.mjs").write_text("// another")
    return replace(recipe, script=folder / "element.mjs")


def other_import(recipe: Recipe, folder: Path) -> Recipe:
    (folder / "dated.mjs").write_text("// another")
    return replace(recipe, imports=[folder / "dated.mjs"])


@pytest.mark.parametrize(
    "change", [other_request, other_parts, other_order, other_script, other_import]
)
def test_a_bundle_of_anything_else_is_made_anew(
    node: StandIn,
    modules: Path,
    cache: Path,
    small: Recipe,
    tmp_path: Path,
    change: Callable[[Recipe, Path], Recipe],
) -> None:
    build_bundle(small, cache)
    build_bundle(change(small, tmp_path), cache)
    assert len(list(cache.iterdir())) == 2


def test_a_script_beside_the_recipe_s_own_belongs_to_it(
    node: StandIn, modules: Path, cache: Path, small: Recipe, tmp_path: Path
) -> None:
    scripts = tmp_path / "scripts"
    scripts.mkdir()
    (scripts / "element.mjs").write_text('import "./form.mjs";')
    for form in ("1", "2"):
        (scripts / "form.mjs").write_text(form)
        build_bundle(replace(small, script=scripts / "element.mjs"), cache)
    assert len(list(cache.iterdir())) == 2
    (scripts / "form.pyc").write_text("compiled by chance")
    build_bundle(replace(small, script=scripts / "element.mjs"), cache)
    assert len(list(cache.iterdir())) == 2


def old_bundle(cache: Path, name: str, day: int) -> None:
    report = cache / f"bundle-{name}" / "report.json"
    report.parent.mkdir()
    report.touch()
    os.utime(report, (day * 86_400,) * 2)


def test_five_bundles_are_kept_those_used_last(
    node: StandIn, modules: Path, cache: Path, small: Recipe
) -> None:
    for day in range(6):
        old_bundle(cache, f"{day % 2 * 'of-day-'}{day}", day)
    made = build_bundle(small, cache)
    kept = {"bundle-2", "bundle-of-day-3", "bundle-4", "bundle-of-day-5"}
    assert {path.name for path in cache.iterdir()} == {made.folder.parent.name, *kept}


def test_a_new_bundle_stays_though_others_seem_to_be_of_tomorrow(
    node: StandIn, modules: Path, cache: Path, small: Recipe
) -> None:
    for day in range(6):
        old_bundle(cache, f"of-day-{day}", 50_000 + day)
    made = build_bundle(small, cache)
    assert made.folder.is_dir()
    assert not (cache / "bundle-of-day-0").exists()


def test_a_bundle_that_another_build_throws_out_meanwhile_is_passed_over(
    node: StandIn, modules: Path, cache: Path, small: Recipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = cache / "bundle-gone" / "report.json"
    monkeypatch.setattr(bundle_module, "least_recently_used", lambda entries, kept: [gone])
    assert build_bundle(small, cache).folder.is_dir()


def test_a_library_that_lacks_what_we_replace_is_refused(
    node: StandIn, modules: Path, cache: Path, small: Recipe
) -> None:
    with zipfile.ZipFile(modules / "pyodide" / "python_stdlib.zip", "w") as library:
        library.writestr("asyncio/__init__.py", "of Pyodide")
    message = "Pyodide has changed: its library has no pyodide/_package_loader.py, pyodide/webloop"
    with pytest.raises(BundleError, match=message):
        build_bundle(small, cache)
    assert list(cache.iterdir()) == []


def test_sources_are_what_a_package_needs_at_run_time(
    node: StandIn, modules: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    package = tmp_path / "a_package"
    for name in (
        *("__init__.py", "__main__.py", "bridge.py", "rates/__init__.py", "rates/prices.toml"),
        *("messages/a.po", "messages/a.pot", "messages/a.mo", "py.typed", "old.pyc"),
        "rates/__pycache__/x.py",
    ):
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).touch()
    build_bundle(Recipe(["a_package"], []), cache)
    zips = json.loads(node.path.with_name("zips.json").read_text())
    assert list(zips["packages"]) == [
        f"a_package/{name}"
        for name in (
            *("__init__.py", "__main__.py", "bridge.py"),
            *("messages/a.mo", "rates/__init__.py", "rates/prices.toml"),
        )
    ]
    assert node.told[0]["work"]["modules"] == ["a_package", "a_package.bridge", "a_package.rates"]


def test_a_module_is_no_package(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match="there is no package named 'calendar'"):
        build_bundle(Recipe(["calendar"], []), tmp_path)


@pytest.mark.parametrize("snapshot", [False, True])
def test_a_bundle_is_asked_as_a_page_would(node: StandIn, tmp_path: Path, snapshot: bool) -> None:
    folder = tmp_path / "0123456789"
    folder.mkdir()
    (folder / "manifest.json").write_text('{"settings": {"parts": []}}')
    made = Bundle(folder, tmp_path / "pyodide", ())
    assert ask_bundle(made, [REQUEST], snapshot=snapshot) == [
        json.dumps(REQUEST, ensure_ascii=False)
    ]
    assert time_bundle(made, [REQUEST], snapshot=snapshot) == [1.5]
    for told in node.told:
        assert told["arguments"] == [str(HERE / "build" / "ask-bundle.mjs")]
        assert told["work"]["folder"] == f"{folder}/"
        assert told["work"]["pyodide"] == f"{tmp_path / 'pyodide'}/"
        assert told["work"]["settings"] == {"parts": []}
        assert told["work"]["snapshot"] == snapshot
        assert told["work"]["scratch"] == f"{Path(told['work']['result']).parent}/"
        assert not Path(told["work"]["scratch"]).exists()


ERRORS = """\
Traceback (most recent call last):
ValueError: the first
During handling of the above exception, another exception occurred:
decimal.Error: in the middle of a line, as no cause is
TypeError: the second — שלום
pyodide.ffi.JsException, as all lines that are no cause
LastError
more of Pyodide's own
"""


@pytest.mark.parametrize(
    ("report", "told"),
    [
        (ERRORS, "LastError"),
        ("TypeError: the second — שלום\nmore\n", "TypeError: the second — שלום"),
        ("first line\nnode: bad option\n", "node: bad option"),
        (
            "ModuleNotFoundError: No module named 'calendar'",
            "ModuleNotFoundError: No module named 'calendar'. No sample request made it be "
            "imported: import it at the top of a module",
        ),
        ("", ""),
    ],
)
@pytest.mark.parametrize("code", [0, 1])
def test_what_node_says_is_told_with_its_cause_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, report: str, told: str, code: int
) -> None:
    """Also where it ends as if all was well, without a result."""
    (tmp_path / "manifest.json").write_text('{"settings": {}}')
    said = f"sys.stderr.buffer.write({report!r}.encode('utf-8'))\nsys.exit({code})\n"
    stand_in(tmp_path / "bin", "node", said)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    with pytest.raises(BundleError) as refused:
        ask_bundle(Bundle(tmp_path, tmp_path, ()), [], snapshot=False)
    assert str(refused.value) == f"the browser's Python failed: {told}.\n\n{report.strip()}"


def test_a_result_of_a_node_that_failed_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "manifest.json").write_text('{"settings": {}}')
    code = 'Path(work["result"]).write_text("{}")\nsys.exit("Error: too late")\n'
    stand_in(tmp_path / "bin", "node", code)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    with pytest.raises(BundleError, match="failed: Error: too late"):
        ask_bundle(Bundle(tmp_path, tmp_path, ()), [], snapshot=False)


def test_bundles_are_copied_beside_each_other(tmp_path: Path) -> None:
    for name in ("0123456789", "abcdef0123"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "worker.mjs").write_text(name)
        copied = copy_bundle(Bundle(tmp_path / name, tmp_path, ()), tmp_path / "a" / "site")
        assert (copied / "worker.mjs").read_text() == name
    assert {path.name for path in (tmp_path / "a" / "site").iterdir()} == {
        *("0123456789", "abcdef0123")
    }
