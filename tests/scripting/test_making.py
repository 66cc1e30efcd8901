"""One file of a script and all that it imports: what esbuild is asked for, and when it is asked again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman import scripting
from dragoman.scripting import Entry, MakingError, make_scripts, run_node
from stand_ins import StandIn, stand_in

NODE = """
for entry in work["entries"]:
    Path(work["folder"], entry["name"]).write_text(Path(entry["path"]).read_text())
"""


@pytest.fixture
def node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    """Node.js, and an npm that has installed everything."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(scripting, "install", lambda folder, cache: cache / folder.name)
    return stand_in(tmp_path / "bin", "node", NODE)


@pytest.fixture
def make(node: StandIn, tmp_path: Path) -> Callable[..., Path]:
    """Makes a script and a style sheet of the files in a folder."""
    cache, source = tmp_path / "cache", tmp_path / "source"
    cache.mkdir()
    source.mkdir()
    (source / "page.mjs").write_text("page()")
    (source / "page.css").write_text("p {}")
    entries = (
        Entry(source / "page.mjs", "out.mjs", "esm"),
        Entry(source / "page.mjs", "classic.js", "iife"),
        Entry(source / "page.css", "out.css"),
    )

    def make(packages: Path | None = None) -> Path:
        return make_scripts("page", entries, source.glob("*"), cache, packages)

    return make


def test_each_entry_is_asked_for_with_its_name_and_format(
    node: StandIn, make: Callable[..., Path], tmp_path: Path
) -> None:
    made = make()
    (told,) = node.told
    assert told["arguments"] == [str(Path(scripting.__file__).parent / "make-scripts.mjs")]
    source = tmp_path / "source"
    fresh = told["work"].pop("folder")
    assert told["work"] == {
        "esbuild": str(tmp_path / "cache" / "scripting"),
        "packages": None,
        "entries": [
            {"path": str(source / "page.mjs"), "name": "out.mjs", "format": "esm"},
            {"path": str(source / "page.mjs"), "name": "classic.js", "format": "iife"},
            {"path": str(source / "page.css"), "name": "out.css", "format": None},
        ],
    }
    assert not Path(fresh).exists()
    assert made.name.startswith("page-")
    assert {path.name: path.read_text() for path in made.iterdir()} == {
        "out.mjs": "page()",
        "classic.js": "page()",
        "out.css": "p {}",
    }
    assert list((tmp_path / "cache").iterdir()) == [made]


def test_what_is_there_already_is_not_made_again(node: StandIn, make: Callable[..., Path]) -> None:
    assert make() == make()
    assert len(node.told) == 1


def test_another_source_makes_another_folder(
    node: StandIn, make: Callable[..., Path], tmp_path: Path
) -> None:
    first = make()
    (tmp_path / "source" / "imported.mjs").write_text("1")
    second = make()
    (tmp_path / "source" / "imported.mjs").write_text("2")
    assert len({first, second, make()}) == 3


def test_other_packages_of_npm_make_another_folder(
    node: StandIn, make: Callable[..., Path], tmp_path: Path
) -> None:
    packages = tmp_path / "packages"
    packages.mkdir()
    made = [make()]
    for lock in ("{}", '{"lockfileVersion": 3}'):
        (packages / "package-lock.json").write_text(lock)
        made.append(make(packages))
    assert len(set(made)) == 3
    assert node.told[-1]["work"]["packages"] == str(tmp_path / "cache" / "packages")


def test_nothing_is_left_of_what_could_not_be_made(
    node: StandIn, make: Callable[..., Path], tmp_path: Path
) -> None:
    stand_in(tmp_path / "bin", "node", 'sys.exit("Error: no such file")')
    with pytest.raises(MakingError, match="Error: no such file"):
        make()
    assert list((tmp_path / "cache").iterdir()) == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("at line 3\nSyntaxError: שלום\nnode:internal\n\nNode.js v20\n", "SyntaxError: שלום"),
        ("first an error\nthen an Error\n", "first an error"),
        ("one\nlast of all\n", "last of all"),
        ("\n", "draw.mjs gave no reason"),
    ],
)
def test_a_script_that_fails_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, told: str
) -> None:
    code = f"sys.stderr.buffer.write({said!r}.encode('utf-8'))\nsys.exit(1)"
    stand_in(tmp_path / "bin", "node", code)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    with pytest.raises(MakingError) as refused:
        run_node(Path("draw.mjs"), json.dumps({}))
    assert str(refused.value) == told


def test_what_a_script_says_where_all_went_well_is_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    node = stand_in(tmp_path / "bin", "node", 'print("a"); print("b", file=sys.stderr)')
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    run_node(Path("draw.mjs"), json.dumps({"text": "שלום"}, ensure_ascii=False))
    assert node.told[0]["work"] == {"text": "שלום"}
    assert capfd.readouterr() == ("", "")
