"""The wheel, installed in a bare environment outside the checkout, and used there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from mini_site import CONFIG, FILES, MiniSite, page
from shared_run import CACHE

ROOT = Path(__file__).resolve().parents[2]
PACKED = ("plugins", "calculators", "pyproject.toml", "README.md", "LICENSE", "docs/LICENSE")
"""All that a wheel is made of."""
QUESTION = ("calculate", "dedicated_hourly", "agents=2", "region=india", "--locale", "he")
SCRIPTS = Path(sysconfig.get_path("scripts")).name

pytestmark = [pytest.mark.site, pytest.mark.node]


def run(*command: str | Path, cwd: Path) -> str:
    """What a command prints; a test fails with what went wrong."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        command,
        cwd=cwd,
        env=own | {"PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that holds nothing but the wheel and what the wheel asks for, in the pinned versions."""
    folder = tmp_path_factory.mktemp("bare")
    checkout = folder / "checkout"
    generated = shutil.ignore_patterns("__pycache__", "*.mo", "locale_data.json", "*.egg-info")
    for name in PACKED:
        (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, checkout / name, ignore=generated)
        else:
            shutil.copy(ROOT / name, checkout / name)
    pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
    run(
        *(*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, checkout),
        cwd=folder,
    )
    shutil.rmtree(checkout)
    (wheel,) = folder.glob("*.whl")
    uv = (sys.executable, "-m", "uv", "--quiet")
    run(*uv, "venv", "--python", sys.executable, folder / "venv", cwd=folder)
    pins = ROOT / ".requirements" / "site.txt"
    run(
        *(*uv, "pip", "install", "--python", folder / "venv", "--constraint", pins, wheel),
        cwd=folder,
    )
    return folder / "venv" / SCRIPTS


def test_the_command_tells_what_it_can_do(bare: Path, tmp_path: Path) -> None:
    assert "calculate" in run(bare / "dragoman", "--help", cwd=tmp_path)


def test_it_answers_as_the_checkout_does(bare: Path, tmp_path: Path) -> None:
    ours = run(Path(sysconfig.get_path("scripts")) / "dragoman", *QUESTION, cwd=tmp_path)
    assert run(bare / "dragoman", *QUESTION, cwd=tmp_path) == ours


def test_a_site_is_built_with_its_plugins(bare: Path, tmp_path: Path, built_guide: Path) -> None:
    # What the guide's build has made and compressed is taken from its cache.
    cache = {"cache_dir": str(CACHE)}
    plugins = [
        *CONFIG["plugins"],
        "dragoman/facts",
        {"dragoman/calculators": cache},
        {"dragoman/hosting": cache},
    ]
    site = MiniSite(tmp_path, CONFIG | {"plugins": plugins}, python=bare / "python")
    start = "# Start {#start}\n\n```calculator dedicated_hourly\n```\n"
    fact = '\nIndia: {{ fact("rate.region.india") }}\n'
    site.write(FILES | {"docs/en/index.md": page("Start", start + fact)})
    assert site.build(), site.log
    assert "<dragoman-calculator" in site.read("index.html")
    assert 'hreflang="he"' in site.read("index.html")
