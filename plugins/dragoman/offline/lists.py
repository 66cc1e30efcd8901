"""The lists of files that the service worker keeps, with a digest of each file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.offline.sharing_out import Shares

FOLDER = "assets/dragoman/offline-lists"


@dataclass(frozen=True)
class KeptFile:
    """A file as the worker knows it."""

    sha256: str
    size: int
    """Bytes, unpacked."""

    packed: int | None = None
    """Bytes of the file with .gz behind its name, if there is one to be kept in its place."""

    @property
    def weight(self) -> int:
        """Bytes that it takes on a device."""
        return self.size if self.packed is None else self.packed

    @property
    def entry(self) -> list[str | int]:
        """What the list says of it."""
        packed = [] if self.packed is None else [self.packed]
        return [self.sha256, self.size, *packed]


@dataclass(frozen=True)
class FileList:
    """Files by their address relative to the site: "he/cost/" is he/cost/index.html."""

    name: str
    files: Mapping[str, KeptFile]

    @property
    def text(self) -> str:
        """The JSON that the worker reads: {address: [digest, bytes, packed bytes if any]}."""
        files = {address: it.entry for address, it in sorted(self.files.items())}
        return json.dumps(files, ensure_ascii=False, separators=(",", ":")) + "\n"

    @property
    def sha256(self) -> str:
        """The digest of `text`."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def address(self) -> str:
        """Where it stands in the site; the same address never means another list."""
        return f"{FOLDER}/{self.name}-{self.sha256[:10]}.json"

    @property
    def size(self) -> int:
        """Bytes that all its files take."""
        return sum(it.weight for it in self.files.values())


@dataclass(frozen=True)
class Lists:
    """All lists of a site."""

    languages: Mapping[str, FileList]
    python: FileList

    @property
    def version(self) -> str:
        """Changes with any byte of any listed file."""
        digests = [it.sha256 for it in (*self.languages.values(), self.python)]
        return hashlib.sha256(" ".join(digests).encode()).hexdigest()[:16]


def file_lists(site: Path, shares: Shares) -> Lists:
    """Read and digest the files of `shares`."""
    read: dict[str, KeptFile] = {}

    def listed(name: str, names: Iterable[str], *, packed: bool = False) -> FileList:
        for one in names:
            if one not in read:
                read[one] = _kept(site / one, packed=packed)
        return FileList(name, {address(one): read[one] for one in names})

    return Lists(
        {code: listed(code, names) for code, names in shares.languages.items()},
        listed("python", shares.python, packed=True),
    )


def _kept(path: Path, *, packed: bool) -> KeptFile:
    content = path.read_bytes()
    precompressed = path.with_name(f"{path.name}.gz")
    # A script has to come with its own type and policy, which the precompressed one does not have.
    has_precompressed = packed and path.suffix not in {".js", ".mjs"} and precompressed.is_file()
    weight = precompressed.stat().st_size if has_precompressed else None
    return KeptFile(hashlib.sha256(content).hexdigest(), len(content), weight)


def address(name: str) -> str:
    """The address of the file `name` as a host gives it out, but for percent signs."""
    if name == "index.html" or name.endswith("/index.html"):
        name = name.removesuffix("index.html")
    return name
