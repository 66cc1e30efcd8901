"""The workflow for GitHub Pages and the Dockerfile, as far as they can be held without either."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from dragoman.cli import main
from dragoman.hosting.responses import Settings

from .servers import get, start_nginx
from .small_site import write_site

ROOT = Path(__file__).resolve().parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile's instructions, without comments and with their lines joined."""
    lines = [line for line in DOCKERFILE.splitlines() if not line.lstrip().startswith("#")]
    joined = "\n".join(lines).replace("\\\n", " ")
    return [
        (name, rest.strip())
        for name, _, rest in (line.partition(" ") for line in joined.splitlines() if line)
    ]


def jobs() -> dict[str, Any]:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "pages.yml").read_text("utf-8"))
    assert workflow["permissions"] == {}
    found: dict[str, Any] = workflow["jobs"]
    return found


def test_only_the_job_that_publishes_may_publish() -> None:
    assert jobs()["build"]["permissions"] == {"contents": "read", "pages": "read"}
    assert jobs()["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}


def test_the_workflow_builds_for_the_address_that_pages_gives() -> None:
    (build,) = [step for step in jobs()["build"]["steps"] if "run" in step]
    assert build["env"]["SITE_URL"] == "${{ steps.pages.outputs.base_url }}/"
    target = build["run"].removeprefix("make ")
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    (uploaded,) = [
        step for step in jobs()["build"]["steps"] if "upload-pages" in step.get("uses", "")
    ]
    assert uploaded["with"]["path"] == "site"


def test_the_image_is_of_two_stages_and_runs_as_nobody_in_particular() -> None:
    stages = [rest.split() for name, rest in instructions() if name == "FROM"]
    assert [stage[1:] for stage in stages] == [["AS", "build"], []]
    assert not any("/" in stage[0] for stage in stages), "no registry's host is named"
    copied = [rest for name, rest in instructions() if name == "COPY" and "--from" in rest]
    assert all(rest.startswith("--from=build /guide/") for rest in copied)
    assert ("USER", "www-data") in instructions()


def test_all_that_the_build_needs_is_sent_to_it() -> None:
    kept = {
        line.removeprefix("!")
        for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines()
        if line.startswith("!")
    }
    assert all((ROOT / name).exists() for name in kept)
    makefile = (ROOT / "Makefile").read_text("utf-8")
    (rule,) = re.findall(r"^\$\(VENV\)/\.site: (.*?) \|", makefile, re.MULTILINE)
    needed = {name.split("/")[0] for name in rule.split()} | {"Makefile", "mkdocs.yml", "docs"}
    package = (ROOT / "pyproject.toml").read_text("utf-8")
    needed |= {"plugins", "calculators", "LICENSE"} | set(re.findall(r'readme = "(.*)"', package))
    assert needed <= kept


@pytest.mark.server
def test_the_images_server_answers(tmp_path: Path) -> None:
    """Its configuration is changed and used here as the Dockerfile does it there."""
    (changes,) = re.findall(r"(sed -i .*?) /etc/nginx/nginx\.conf", DOCKERFILE)
    (recipe,) = re.findall(r"dragoman (hosting nginx .*?) >", DOCKERFILE)
    site = tmp_path / "site"
    write_site(site, Settings())
    config = tmp_path / "nginx.conf"
    config.write_bytes(Path("/etc/nginx/nginx.conf").read_bytes())
    subprocess.run([*shlex.split(changes), str(config)], check=True)
    settings = tmp_path / "mkdocs.yml"
    settings.write_text("site_name: Guide\n")
    arguments = [*shlex.split(recipe), "-d", str(site), "-f", str(settings)]
    printed = CliRunner().invoke(main, arguments)
    assert printed.exit_code == 0, printed.output
    enabled = tmp_path / "guide.conf"
    text = config.read_text()
    assert "include /etc/nginx/sites-enabled/*;" in text
    for changed in ("error_log stderr;", "access_log off;", "pid /tmp/nginx.pid;"):
        assert changed in text
    assert "user www-data" not in text
    text = text.replace("/etc/nginx/sites-enabled/*", str(enabled))
    config.write_text(text.replace("/tmp/nginx.pid", str(tmp_path / "pid")))
    server = printed.output.replace("/srv/guide", str(site))

    def write(port: int) -> None:
        enabled.write_text(server.replace("listen 8080", f"listen 127.0.0.1:{port}"))

    with start_nginx(config, tmp_path, write) as port:
        response, _ = get(port, "/he/", "br")
        assert response.status == 200
        assert response.headers["Content-Encoding"] == "br"
