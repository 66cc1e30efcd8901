"""Precompressed files, `page.html.br` and `page.html.gz`, that web servers hand out as they are.

The same content gives the same bytes. What takes long is kept in a cache, by content.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import tempfile
import zlib
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import brotli

from dragoman.pruning import least_recently_used

COMPRESSIBLE = frozenset(
    [
        ".bin",
        ".css",
        ".csv",
        ".html",
        ".ico",
        ".js",
        ".json",
        ".map",
        ".md",
        ".mjs",
        ".svg",
        ".toml",
        ".ttf",
        ".txt",
        ".wasm",
        ".webmanifest",
        ".xml",
        ".zip",
    ]
)
"""Suffixes of files that get smaller; pictures, woff2 fonts and precompressed files do not."""

_SELDOM_CHANGED = frozenset([".bin", ".css", ".js", ".mjs", ".svg", ".ttf", ".wasm"])
"""Worth the best quality, which is a hundred times slower and saves an eighth."""
_GOOD, _BEST = 9, 11
_PAGE = 1 << 16
_WINDOW, _LARGE_WINDOW = 16, 24
"""Bits of the distance that brotli looks back. For each file of more than 16 it clears a table that
takes longer than compressing a page does."""
_WORTH_KEEPING = 100_000
_KEPT = 400
"""So many compressed files stay in the cache, those last used."""


@dataclass(frozen=True)
class Coding:
    """A way to compress: what its files end with, and how."""

    suffix: str
    pack: Callable[[bytes, int], bytes]
    unpack: Callable[[bytes], bytes]


CODINGS: Mapping[str, Coding] = MappingProxyType(
    {
        "br": Coding(
            ".br",
            lambda content, quality: brotli.compress(
                content, quality=quality, lgwin=_LARGE_WINDOW if len(content) > _PAGE else _WINDOW
            ),
            brotli.decompress,
        ),
        "gzip": Coding(
            ".gz",
            lambda content, quality: gzip.compress(content, min(quality, 9), mtime=0),
            gzip.decompress,
        ),
    }
)
"""By the name in `Accept-Encoding`, the smallest result first."""


def is_compressible(name: str) -> bool:
    """Whether files of this name get smaller."""
    return Path(name).suffix in COMPRESSIBLE


def compress(name: str, content: bytes, coding: str, cache: Path | None = None) -> bytes:
    """`content` of a file called `name`, in one of `CODINGS`, from the `cache` if it is there."""
    quality = _BEST if Path(name).suffix in _SELDOM_CHANGED else _GOOD
    pack = CODINGS[coding].pack
    if cache is None or len(content) < _WORTH_KEEPING:
        return pack(content, quality)
    digest = hashlib.sha256(content).hexdigest()
    kept = cache / f"{digest}-{quality}{CODINGS[coding].suffix}"
    if kept.is_file():
        kept.touch()  # so that it counts as new when old ones are thrown away
        return kept.read_bytes()
    packed = pack(content, quality)
    write_whole(kept, packed)
    return packed


def add_precompressed(folder: Path, cache: Path | None = None) -> int:
    """Put precompressed files beside all below `folder` that get smaller, and return how many are there.

    One that is there and fits is left alone, one that does not fit its file is written anew.
    """
    names = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    files = [path for path in names if is_compressible(path.name)]
    # Both compressors let other threads run, and the largest file takes longest.
    files.sort(key=lambda path: -path.stat().st_size)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        count = sum(pool.map(lambda path: _add_precompressed_of(path, cache), files))
    if cache is not None:
        for old in least_recently_used(cache.glob("*-*"), _KEPT):
            old.unlink(missing_ok=True)
    return count


def _add_precompressed_of(path: Path, cache: Path | None) -> int:
    content = path.read_bytes()
    count = 0
    for name, coding in CODINGS.items():
        precompressed = path.with_name(path.name + coding.suffix)
        if precompressed.exists() and _fits(precompressed, coding, content):
            count += 1
            continue
        packed = compress(path.name, content, name, cache)
        if len(packed) < len(content):
            write_whole(precompressed, packed)
            count += 1
        else:
            precompressed.unlink(missing_ok=True)
    return count


def _fits(precompressed: Path, coding: Coding, content: bytes) -> bool:
    try:
        return coding.unpack(precompressed.read_bytes()) == content
    except (OSError, EOFError, zlib.error, brotli.error):
        return False


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that nobody ever sees a part of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as fresh:
        fresh.write(content)
    try:
        Path(fresh.name).chmod(0o644)
        Path(fresh.name).replace(path)
    except OSError:
        Path(fresh.name).unlink(missing_ok=True)
        raise
