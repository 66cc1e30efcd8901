"""Precompressed files: of which, always the same, and never of another content."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import brotli
import pytest

from dragoman import compression
from dragoman.compression import CODINGS, add_precompressed, compress, write_whole

TEXT = b"The same words, again and again. " * 400


def write(folder: Path, name: str, content: bytes = TEXT) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def precompressed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.suffix in {".br", ".gz"})


def test_a_precompressed_file_holds_its_file(tmp_path: Path) -> None:
    write(tmp_path, "a/page.html")
    assert add_precompressed(tmp_path) == 2
    assert brotli.decompress((tmp_path / "a/page.html.br").read_bytes()) == TEXT
    assert gzip.decompress((tmp_path / "a/page.html.gz").read_bytes()) == TEXT


def test_pictures_fonts_and_precompressed_files_have_none(tmp_path: Path) -> None:
    for name in ("a.png", "b.woff2", "c.bin.br", "d.zip.gz"):
        write(tmp_path, name)
    assert add_precompressed(tmp_path) == 0
    assert precompressed(tmp_path) == ["c.bin.br", "d.zip.gz"]


def test_a_precompressed_file_that_would_not_be_smaller_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", b"x")
    assert add_precompressed(tmp_path) == 0


def test_a_precompressed_file_that_fits_stays_and_a_stale_one_goes(tmp_path: Path) -> None:
    write(tmp_path, "a.zip")
    packed = write(tmp_path, "a.zip.gz", gzip.compress(TEXT, 1, mtime=5))
    write(tmp_path, "b.txt")
    stale = write(tmp_path, "b.txt.gz", gzip.compress(b"old", mtime=0))
    older = write(tmp_path, "c.txt.gz", gzip.compress(b"An older one", mtime=0))
    write(tmp_path, "c.txt")
    broken = write(tmp_path, "b.txt.br", b"no brotli")
    before = packed.read_bytes()
    add_precompressed(tmp_path)
    assert packed.read_bytes() == before
    assert gzip.decompress(stale.read_bytes()) == TEXT
    assert gzip.decompress(older.read_bytes()) == TEXT
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


@pytest.mark.parametrize("name", ["a.html", "a.css"])
def test_what_seldom_changes_is_packed_as_far_as_can_be(name: str) -> None:
    quality = 11 if name == "a.css" else 9
    words = " ".join(f"word{number * number}" for number in range(300)).encode()
    assert compress(name, words, "br") == brotli.compress(words, quality=quality, lgwin=16)
    packed = compress(name, words, "gzip")
    assert packed == gzip.compress(words, 9, mtime=0)
    assert packed[4:8] == bytes(4)


@pytest.mark.parametrize(("size", "kept"), [(99_999, 0), (100_000, 1)])
def test_small_files_are_not_worth_keeping(tmp_path: Path, size: int, kept: int) -> None:
    compress("a.html", bytes(size), "gzip", tmp_path / "a" / "cache")
    assert len(list(tmp_path.glob("a/cache/*"))) == kept


def test_four_hundred_packed_files_are_kept_those_used_last(tmp_path: Path) -> None:
    site, cache = tmp_path / "site", tmp_path / "cache"
    cache.mkdir()
    for number in range(402):
        path = write(cache, f"{number}-9.br", b"")
        os.utime(path, (number, number))
    write(site, "large.txt", bytes(100_000))
    assert add_precompressed(site, cache) == 2
    assert len(list(cache.iterdir())) == 400
    assert not {f"{number}-9.br" for number in range(4)} & {it.name for it in cache.iterdir()}
    kept = [path for path in cache.iterdir() if path.stat().st_size]
    for path in kept:
        os.utime(path, (0, 0))
    (site / "large.txt.br").unlink()
    (site / "large.txt.gz").unlink()
    add_precompressed(site, cache)
    assert all(path.stat().st_mtime > 402 for path in kept)


def test_what_another_build_throws_out_meanwhile_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        compression, "least_recently_used", lambda entries, kept: [tmp_path / "gone"]
    )
    assert add_precompressed(tmp_path, tmp_path) == 0


def test_the_largest_file_is_begun_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    begun: list[str] = []

    def note(path: Path, cache: Path | None) -> int:
        begun.append(path.name)
        return 1

    monkeypatch.setattr(compression, "_add_precompressed_of", note)
    for name, size in (("b.txt", 2), ("a.txt", 1), ("c.txt", 3)):
        write(tmp_path, name, bytes(size))
    assert add_precompressed(tmp_path) == 3
    assert begun == ["c.txt", "b.txt", "a.txt"]


def test_precompressed_files_that_do_not_get_smaller_any_more_go(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", b"x")
    write(tmp_path, "a.txt.gz", gzip.compress(b"a longer text", mtime=0))
    assert add_precompressed(tmp_path) == 0
    assert precompressed(tmp_path) == []


def test_precompressed_files_that_fit_are_counted_too(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    assert add_precompressed(tmp_path) == add_precompressed(tmp_path) == 2


@pytest.mark.parametrize(
    "content",
    [b"", b"no gzip", gzip.compress(TEXT, mtime=0)[:-9]],
    ids=["empty", "no gzip", "cut off"],
)
def test_a_broken_precompressed_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    write(tmp_path, "a.txt")
    for suffix in ("gz", "br"):
        write(tmp_path, f"a.txt.{suffix}", content)
    assert add_precompressed(tmp_path) == 2
    assert gzip.decompress((tmp_path / "a.txt.gz").read_bytes()) == TEXT
    assert brotli.decompress((tmp_path / "a.txt.br").read_bytes()) == TEXT


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "file"
    for content in (b"first", b"second"):
        write_whole(path, content)
        assert path.read_bytes() == content
    if os.name != "nt":
        assert path.stat().st_mode & 0o777 == 0o644
    (tmp_path / "taken" / "folder").mkdir(parents=True)
    with pytest.raises(OSError, match="folder"):
        write_whole(tmp_path / "taken" / "folder", b"")
    assert [it.name for it in (tmp_path / "taken").iterdir()] == ["folder"]
    assert [it.name for it in path.parent.iterdir()] == ["file"]
