"""The pages of the benchmark, with the runtimes that they compare."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from dragoman.calculators.runtime import calculators_bundle
from dragoman.compression import add_precompressed
from dragoman.npm import install

HERE = Path(__file__).parent
PACKAGE = "support_costs"
LOCALE = "he"
REQUEST = {
    "op": "answer",
    "calculator": "dedicated_hourly",
    "locale": LOCALE,
    "inputs": {"agents": "3"},
}
STOCK = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)
"""What a page loads of the npm package."""


def make_site(folder: Path, cache: Path) -> dict[str, str]:
    """Write the benchmark's site into an empty `folder`; return the versions of what it compares."""
    bundle = calculators_bundle(PACKAGE, cache)
    modules = install(HERE, cache)
    shutil.copytree(HERE / "pages", folder, dirs_exist_ok=True)
    shutil.copytree(bundle.folder, folder / "ours")
    (folder / "stock").mkdir()
    for name in STOCK:
        shutil.copyfile(modules / "pyodide" / name, folder / "stock" / name)
    shutil.copytree(modules / "@pyscript" / "core" / "dist", folder / "pyscript")
    shutil.copyfile(bundle.folder / "packages.zip", folder / "packages.zip")
    shutil.copyfile(bundle.folder / f"{LOCALE}.zip", folder / "words.zip")
    add_precompressed(folder, cache / "precompressed")
    packages = {name: modules / name / "package.json" for name in ("pyodide", "@pyscript/core")}
    return {name: json.loads(path.read_text("utf-8"))["version"] for name, path in packages.items()}
