"""Check the types in the comments of all scripts that are shipped, or make what is shipped, with TypeScript."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from dragoman import npm

ROOT = Path(__file__).resolve().parent.parent
PROJECTS = ROOT / "tests" / "types"
CACHE = ROOT / ".cache" / "dragoman"
PLUGINS = ROOT / "plugins" / "dragoman"
IMPORTED = {
    "acorn": (PLUGINS / "runtime", "acorn/dist/acorn.d.mts"),
    "pyodide/pyodide.mjs": (PLUGINS / "runtime", "pyodide/pyodide.d.ts"),
    "@orama/stemmers/english": (PLUGINS / "search", "@orama/stemmers/dist/en.d.ts"),
    "@orama/stemmers/indonesian": (PLUGINS / "search", "@orama/stemmers/dist/id.d.ts"),
}
"""What scripts import from npm: where its version is pinned, and the file that declares its types."""
CURE = "Name it in one of tests/types/*.tsconfig.json"


def check() -> int:
    """Print what is wrong, and return 0 if nothing is."""
    modules = npm.install(PROJECTS, CACHE)
    node = npm.find_tool("node")
    paths = {
        name: [f"{npm.install(folder, CACHE).as_posix()}/{types}"]
        for name, (folder, types) in IMPORTED.items()
    }
    options = {"typeRoots": [f"{modules.as_posix()}/@types"], "paths": paths}
    failed = 0
    unread = {path for path in PLUGINS.rglob("*") if path.suffix in {".js", ".mjs"}}
    for project in sorted(PROJECTS.glob("*.tsconfig.json")):
        whole = CACHE / project.name
        whole.write_text(json.dumps({"extends": project.as_posix(), "compilerOptions": options}))
        tsc = [node, f"{modules}/typescript/bin/tsc", "--pretty", "false", "--listFiles"]
        run = subprocess.run(
            [*tsc, "--project", str(whole)], capture_output=True, text=True, check=False, cwd=ROOT
        )
        lines = run.stdout.splitlines()
        read = {line for line in lines if Path(line).is_absolute()}
        sys.stdout.writelines(f"{line}\n" for line in lines if line not in read)
        sys.stderr.write(run.stderr)
        unread -= {Path(line) for line in read}
        failed |= run.returncode
    for script in sorted(unread):
        sys.stdout.write(f"{script}: no project checks its types. {CURE}\n")
    return failed or bool(unread)


def main() -> int:
    """Check; where that cannot be done, say what is missing, and fail only where nothing may be left out."""
    try:
        return check()
    except npm.NpmError as reason:
        sys.stderr.write(f"The types of scripts were not checked. {reason}\n")
        return 1 if os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())
