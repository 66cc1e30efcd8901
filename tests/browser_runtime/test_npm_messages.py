"""How npm is called, and what becomes of what it says, without npm."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

import pytest

from dragoman.npm import NpmError, install, move_into_place
from stand_ins import StandIn, stand_in

NODE = 'print("{version}")'
NPM = """
import os
Path("node_modules").mkdir()
Path("node_modules", "path.txt").write_text(os.environ["PATH"])
Path("node_modules", "files.json").write_text(
    json.dumps({it.name: it.read_text() for it in Path().glob("*.json")})
)
"""


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder on the ``PATH`` that Node.js and npm stand in, which do as they should."""
    folder = tmp_path / "bin"
    node(folder, "v22.11.0")
    npm(folder)
    monkeypatch.setenv("PATH", os.pathsep.join([str(folder), "/nowhere"]))
    return folder


def node(folder: Path, version: str) -> StandIn:
    return stand_in(folder, "node", NODE.format(version=version), reads=False)


def npm(folder: Path, code: str = NPM) -> StandIn:
    return stand_in(folder, "npm", code, reads=False)


@pytest.fixture
def pinned(tmp_path: Path) -> Path:
    folder = tmp_path / "pinned"
    folder.mkdir()
    (folder / "package.json").write_text('{"name": "trial"}')
    (folder / "package-lock.json").write_text('{"lockfileVersion": 3}')
    return folder


def test_npm_installs_what_is_pinned_and_runs_no_script_of_a_package(
    tools: Path, pinned: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "a" / "cache"
    modules = install(pinned, cache)
    assert re.fullmatch("npm-[0-9a-f]{12}", modules.parent.name)
    assert modules == cache / modules.parent.name / "node_modules"
    (told,) = StandIn(tools / "npm").told
    assert told["arguments"][0] == "ci"
    assert {"--ignore-scripts", "--no-audit", "--no-fund"} <= set(told["arguments"])
    assert json.loads((modules / "files.json").read_text()) == {
        "package.json": '{"name": "trial"}',
        "package-lock.json": '{"lockfileVersion": 3}',
    }
    assert [path.name for path in cache.iterdir()] == [modules.parent.name]


def test_npm_finds_the_node_that_was_found(
    tools: Path, pinned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tools / "node").rename(tmp_path / "node")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    modules = install(pinned, tmp_path / "cache")
    wanted = [str(tmp_path), str(tools), "/nowhere"]
    assert (modules / "path.txt").read_text().split(os.pathsep) == wanted


@pytest.mark.parametrize("name", ["package.json", "package-lock.json"])
def test_either_file_tells_one_installation_from_another(
    tools: Path, pinned: Path, tmp_path: Path, name: str
) -> None:
    first = install(pinned, tmp_path / "cache")
    (pinned / name).write_text("{}")
    second = install(pinned, tmp_path / "cache")
    assert first != second
    assert install(pinned, tmp_path / "cache") == second
    assert len(StandIn(tools / "npm").told) == 2


@pytest.mark.parametrize("version", ["v18.0.0", "v18", "v100.1.2"])
def test_node_18_and_newer_will_do(tools: Path, pinned: Path, tmp_path: Path, version: str) -> None:
    node(tools, version)
    assert install(pinned, tmp_path).is_dir()
    assert StandIn(tools / "node").told[0]["arguments"] == ["--version"]


@pytest.mark.parametrize(
    ("version", "told"),
    [("v17.9.1", "17.9.1"), ("v9.0.0", "9.0.0"), ("", "unknown"), ("vX.1", "X.1")],
)
def test_an_older_one_will_not(
    tools: Path, pinned: Path, tmp_path: Path, version: str, told: str
) -> None:
    node(tools, version)
    message = f"bin/node is version {told}. Install Node.js 18 or newer, or run `pip install node"
    with pytest.raises(NpmError, match=re.escape(message)):
        install(pinned, tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_node_that_does_not_run_is_named_too(tools: Path, pinned: Path, tmp_path: Path) -> None:
    stand_in(tools, "node", 'sys.exit("bad CPU type")', reads=False)
    with pytest.raises(NpmError, match="bin/node is version unknown"):
        install(pinned, tmp_path / "cache")


REFUSED = """\
npm error code ECONNREFUSED
npm error errno -111
npm error syscall connect
npm error FetchError: request to http://127.0.0.1:9/small failed.
npm error at once
npm error A complete log of this run can be found in: /tmp/log
"""


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            REFUSED,
            "{folder}: npm could not download the packages: FetchError: request to "
            "http://127.0.0.1:9/small failed. Check the network and npm's proxy settings, "
            "or copy {target} from a computer where the build has run.",
        ),
        *(
            (
                f"npm error code {code}\nnpm error no\n",
                "{folder}: npm could not download the packages: no.",
            )
            for code in ("E404", "ETIMEDOUT")
        ),
        (
            "npm error code EINTEGRITY\nnpm error sha512-a is not sha512-b.\n",
            "{lock}: a downloaded package is not the one this file pins: sha512-a is not sha512-b. "
            "Run `npm cache clean --force` and build again; if it stays so, do not use the package.",
        ),
        *(
            (
                f"npm error code {code}\nnpm error no\n",
                "{lock}: does not fit package.json. Run `npm install --package-lock-only "
                "--omit-lockfile-registry-resolved` in {folder} and commit both files.",
            )
            for code in ("EUSAGE", "EJSONPARSE")
        ),
        (
            "npm warn old\nnpm error code EACCES\nnpm error the disk is full — שלום\n",
            "{folder}: npm could not install the packages: the disk is full — שלום.",
        ),
        ("npm error no code\n", "{folder}: npm could not install the packages: no code."),
        (
            f"\n{'x' * 299}yz\n\n",
            f"{{folder}}: npm could not install the packages: npm ci failed: {'x' * 298}yz.",
        ),
    ],
)
def test_what_npm_says_is_told_with_a_cure(
    tools: Path, pinned: Path, tmp_path: Path, said: str, told: str
) -> None:
    npm(tools, f'sys.stderr.buffer.write({said!r}.encode("utf-8"))\nprint("out")\nsys.exit(1)')
    with pytest.raises(NpmError) as refused:
        install(pinned, tmp_path / "cache")
    target = re.search("npm-[0-9a-f]{12}", str(refused.value))
    wanted = told.format(
        folder=pinned,
        lock=pinned / "package-lock.json",
        target=tmp_path / "cache" / target[0] if target else "",
    )
    assert str(refused.value).startswith(wanted)
    assert list((tmp_path / "cache").iterdir()) == []


def test_what_npm_says_elsewhere_or_in_another_encoding_is_told_as_well(
    tools: Path, pinned: Path, tmp_path: Path
) -> None:
    npm(tools, 'sys.stdout.buffer.write(b"npm error broken \\xff\\n")\nsys.exit(1)')
    with pytest.raises(NpmError, match="could not install the packages: broken \ufffd"):
        install(pinned, tmp_path / "cache")


def test_the_folder_of_a_build_that_was_faster_is_kept(tmp_path: Path) -> None:
    fresh, target = tmp_path / "fresh", tmp_path / "target"
    for folder in (fresh, target):
        folder.mkdir()
        (folder / "file").write_text(folder.name)
    move_into_place(fresh, target)
    assert (target / "file").read_text() == "target"


def test_a_file_in_the_place_of_the_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "fresh").mkdir()
    (tmp_path / "target").touch()
    with pytest.raises(OSError, match="target"):
        move_into_place(tmp_path / "fresh", tmp_path / "target")
