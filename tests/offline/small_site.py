"""A site of a few files in two languages, with a stand-in for Python, whose editions are made in no time."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.offline.lists import file_lists
from dragoman.offline.scripts import offline_scripts, publication
from dragoman.offline.sharing_out import share_out
from dragoman.offline.texts import page_texts, size_notation
from dragoman.offline.worker import NAME, kill_switch_script, worker_script
from dragoman.translations.languages import Language
from shared_run import CACHE
from web_host import Host

ENGLISH = Language("en", "English", is_default=True)
HEBREW = Language("he", "עברית")
LANGUAGES = (ENGLISH, HEBREW)
RUNTIME = "assets/calculators"
MOUNT = "/project/"
"""The folder of its host that it is made for."""

PAGE = """\
<!doctype html>
<html lang="{language}" dir="{direction}">
<meta charset="utf-8">
<title>{title}</title>
<meta name="dragoman-offline" content="{told}">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{root}assets/style.css">
<link rel="stylesheet" href="{root}{sheet}">
<h1 data-edition="{edition}">{title} {edition}</h1>
<p data-dg-missing>{missing}</p>
<p hidden data-dg-not-kept="offline">not kept</p>
<form><label>Agents <input name="agents" value="1" autocomplete="off"></label>
<label><input type="radio" name="kind" value="x" checked> x</label>
<label><input type="radio" name="kind" value="y" autocomplete="off"> y</label></form>
<output data-answer></output>
<footer><dragoman-offline class="dg-offline" hidden></dragoman-offline></footer>
<script src="{root}assets/app.js"></script>
<script type="module" src="{root}{runtime}/element.mjs"></script>
<script type="module" src="{root}{script}"></script>
"""

APP = """\
document.documentElement.dataset.script = "{edition}";
"""

ELEMENT = """\
import "./form.mjs";
const output = document.querySelector("output");
let worker;
document.querySelector("[name=agents]").addEventListener("input", ({{ target }}) => {{
  worker ??= new Worker(new URL("worker.mjs", import.meta.url), {{ type: "module" }});
  worker.onmessage = ({{ data }}) => {{
    output.textContent = data;
    dispatchEvent(new CustomEvent("dragoman:answer"));
  }};
  worker.postMessage(target.value);
}});
"""

WORKER = """\
import {{ edition }} from "./engine.mjs";
onmessage = async ({{ data }}) => {{
  const response = await fetch(new URL("python.wasm", import.meta.url));
  const bytes = (await response.arrayBuffer()).byteLength;
  postMessage(`${{data}} ${{edition}} ${{bytes}} ${{response.headers.get("content-type")}}`);
}};
"""

WASM = b"\0asm" + bytes(range(256)) * 400


def write_worker(site: Path, languages: Sequence[Language]) -> None:
    """Write the worker and its lists for the files in `site`, as the plugin does."""
    lists = file_lists(site, share_out(site, languages, RUNTIME))
    for one in (*lists.languages.values(), lists.python):
        (site / one.address).parent.mkdir(parents=True, exist_ok=True)
        (site / one.address).write_text(one.text, encoding="utf-8")
    (site / NAME).write_text(
        worker_script(offline_scripts(CACHE), lists, languages, RUNTIME), encoding="utf-8"
    )


@dataclass
class SmallSite:
    """Its `edition` is in every page, style and script; languages' pages differ in nothing else."""

    root: Path
    edition: str = "A"
    extra: dict[str, bytes] = field(default_factory=dict)
    """More files, the same in each edition unless they are changed."""

    def publish_next(self, host: Host) -> None:
        """Put edition B in the place of A."""
        self.edition = "B"
        host.site = self.build()

    def build(self, folder: str = "") -> Path:
        """Write the site into a new folder and return it."""
        site = self.root / (folder or f"site-{self.edition}")
        shutil.rmtree(site, ignore_errors=True)
        published = publication(offline_scripts(CACHE), "assets/dragoman")
        runtime = f"{RUNTIME}/{self.edition.lower() * 10}"
        files = {address: path.read_bytes() for address, path in published.files.items()}
        files |= {
            "assets/style.css": f"h1 {{ --edition: {self.edition} }}".encode(),
            "assets/app.js": APP.format(edition=self.edition).encode(),
            "assets/unchanged.css": b"p { margin: 0 }",
            f"{runtime}/element.mjs": ELEMENT.format().encode(),
            f"{runtime}/form.mjs": b"export {};",
            f"{runtime}/worker.mjs": WORKER.format().encode(),
            f"{runtime}/engine.mjs": f'export const edition = "{self.edition}";'.encode(),
            f"{runtime}/python.wasm": WASM,
            f"{runtime}/library.bin": b"never fetched",
            **self.extra,
        }
        for language in LANGUAGES:
            for name in ("index.html", "cost/index.html", "404.html"):
                page = self._page(language, name, published.script, published.sheet, runtime)
                files[f"{language.prefix}{name}"] = page.encode()
        for name, content in files.items():
            path = site / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        write_worker(site, LANGUAGES)
        return site

    def build_switched_off(self) -> Path:
        """The same site as it is built with the plugin switched off."""
        site = self.build(f"site-{self.edition}-off")
        shutil.rmtree(site / "assets/dragoman")
        for page in site.rglob("*.html"):
            lines = page.read_text("utf-8").splitlines(keepends=True)
            page.write_text("".join(it for it in lines if "offline" not in it), encoding="utf-8")
        (site / NAME).write_text(kill_switch_script(), encoding="utf-8")
        return site

    def _page(self, language: Language, name: str, script: str, sheet: str, runtime: str) -> str:
        root = "../" * f"{language.prefix}{name}".count("/") or "./"
        if name == "404.html":  # it is shown at any address
            root = MOUNT
        told = {
            "worker": f"{root}{NAME}",
            "language": language.code,
            "texts": page_texts(language),
            "sizes": size_notation(language),
        }
        return PAGE.format(
            language=language.code,
            direction=language.direction,
            title={"index.html": "Start", "cost/index.html": "Cost", "404.html": "Missing"}[name],
            missing="no such page" if name == "404.html" else "",
            told=json.dumps(told).replace("&", "&amp;").replace('"', "&quot;"),
            root=root,
            script=script,
            sheet=sheet,
            runtime=runtime,
            edition=self.edition,
        )
