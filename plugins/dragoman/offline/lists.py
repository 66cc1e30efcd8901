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


@dataclass(frozen=True)
class FileList:
    """Files by their address relative to the site: "he/cost/" is he/cost/index.html."""

    name: str
    files: Mapping[str, KeptFile]

    @property
    def text(self) -> str:
        """The JSON that the worker reads: {address: [digest, bytes]}."""
        files = {address: [it.sha256, it.size] for address, it in sorted(self.files.items())}
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
        """Bytes of all its files."""
        return sum(it.size for it in self.files.values())


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

    def listed(name: str, names: Iterable[str]) -> FileList:
        for one in names:
            if one not in read:
                content = (site / one).read_bytes()
                read[one] = KeptFile(hashlib.sha256(content).hexdigest(), len(content))
        return FileList(name, {address(one): read[one] for one in names})

    return Lists(
        {code: listed(code, names) for code, names in shares.languages.items()},
        listed("python", shares.python),
    )


def address(name: str) -> str:
    """The address of the file `name` as a host gives it out, but for percent signs."""
    if name == "index.html" or name.endswith("/index.html"):
        name = name.removesuffix("index.html")
    return name
