"""Compressed doubles: of which files, always the same, and never of another content."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest

from dragoman.compression import CODINGS, add_doubles, compress

TEXT = b"The same words, again and again. " * 400


def write(folder: Path, name: str, content: bytes = TEXT) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def doubles(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.suffix in {".br", ".gz"})


def test_a_double_holds_its_file(tmp_path: Path) -> None:
    write(tmp_path, "a/page.html")
    assert add_doubles(tmp_path) == 2
    assert brotli.decompress((tmp_path / "a/page.html.br").read_bytes()) == TEXT
    assert gzip.decompress((tmp_path / "a/page.html.gz").read_bytes()) == TEXT


def test_pictures_fonts_and_doubles_have_none(tmp_path: Path) -> None:
    for name in ("a.png", "b.woff2", "c.bin.br", "d.zip.gz"):
        write(tmp_path, name)
    assert add_doubles(tmp_path) == 0
    assert doubles(tmp_path) == ["c.bin.br", "d.zip.gz"]


def test_a_double_that_would_not_be_smaller_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", b"x")
    assert add_doubles(tmp_path) == 0


def test_a_double_that_fits_stays_and_a_stale_one_goes(tmp_path: Path) -> None:
    write(tmp_path, "a.zip")
    packed = write(tmp_path, "a.zip.gz", gzip.compress(TEXT, 1, mtime=5))
    write(tmp_path, "b.txt")
    stale = write(tmp_path, "b.txt.gz", gzip.compress(b"old", mtime=0))
    broken = write(tmp_path, "b.txt.br", b"no brotli")
    before = packed.read_bytes()
    add_doubles(tmp_path)
    assert packed.read_bytes() == before
    assert gzip.decompress(stale.read_bytes()) == TEXT
    assert brotli.decompress(broken.read_bytes()) == TEXT


@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize("name", ["a.html", "a.wasm"])
def test_the_same_content_gives_the_same_bytes(coding: str, name: str) -> None:
    packed = compress(name, TEXT, coding)
    assert packed == compress(name, TEXT, coding)
    assert CODINGS[coding].unpack(packed) == TEXT


@pytest.mark.parametrize(("size", "bits"), [(1 << 16, 16), ((1 << 16) + 1, 24)])
def test_brotli_looks_back_over_the_whole_file(size: int, bits: int) -> None:
    """And no farther: a larger window costs a page more time than compressing it."""
    content = (TEXT * (size // len(TEXT) + 1))[:size]
    assert compress("a.html", content, "br") == brotli.compress(content, quality=9, lgwin=bits)


def test_what_takes_long_is_kept_by_content(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    large = bytes(range(256)) * 1000
    first = compress("a.wasm", large, "br", cache)
    (kept,) = cache.iterdir()
    kept.write_bytes(b"kept")
    assert compress("other.wasm", large, "br", cache) == b"kept"
    assert compress("a.wasm", large + b"!", "br", cache) not in {b"kept", first}
    assert compress("a.wasm", TEXT, "br", cache) == compress("a.wasm", TEXT, "br")
    assert len(list(cache.iterdir())) == 2
