"""A small site in four languages, whose articles do not exist in all of them."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

SITE_URL = "https://guide.example/help/"

CONFIG: dict[str, Any] = {
    "site_name": "Guide",
    "site_url": SITE_URL,
    "strict": True,
    "exclude_docs": "/data/\n",
    "nav": ["index.md", {"Prices": ["costs.md", "vendor.md"]}],
    "theme": {
        "name": "material",
        "custom_dir": "overrides",
        "font": False,
        "features": ["navigation.expand", "navigation.instant"],
    },
    "plugins": [
        "search",
        {
            "i18n": {
                "docs_structure": "folder",
                "fallback_to_default": False,
                "reconfigure_material": False,
                "languages": [
                    {"locale": "en", "name": "English", "default": True},
                    {"locale": "zh-Hant", "name": "繁體中文", "site_name": "指南"},
                    {"locale": "id", "name": "Bahasa Indonesia", "site_name": "Panduan"},
                    {"locale": "he", "name": "עברית", "site_name": "מדריך"},
                ],
            }
        },
        "dragoman/translations",
        "dragoman/discovery",
    ],
    "markdown_extensions": ["attr_list", "admonition"],
}

MAIN_TEMPLATE = """\
{% extends "base.html" %}
{% block extrahead %}{% include "dragoman/head.html" %}{% endblock %}
{% block content %}{% include "dragoman/notice.html" %}{{ super() }}{% endblock %}
"""


def page(title: str, body: str) -> str:
    """An article's text."""
    return f"---\ntitle: {title}\ndescription: {title}.\n---\n\n{body}"


LONG = "\n\n".join(["Lorem ipsum dolor sit amet, consectetur adipiscing elit. " * 20] * 6)

FILES = {
    "overrides/main.html": MAIN_TEMPLATE,
    "docs/data/articles/index.toml": 'source_language = "en"\nsources = []\n',
    "docs/data/articles/costs.toml": 'source_language = "he"\nsources = ["seed-003"]\n',
    "docs/data/articles/vendor.toml": 'source_language = "zh-Hant"\nsources = ["seed-004"]\n',
    "docs/en/index.md": page("Start", "# Start {#start}\n\n[Costs](costs.md#range)\n"),
    "docs/zh-Hant/index.md": page("首頁", "# 首頁 {#start}\n\n[費用](costs.md#range)\n"),
    "docs/id/index.md": page("Beranda", "# Beranda {#start}\n\n[Biaya](costs.md)\n"),
    "docs/he/index.md": page("בית", "# בית {#start}\n\n[עלויות](costs.md)\n"),
    "docs/he/costs.md": page(
        "עלויות",
        "# עלויות {#costs}\n\n![תרשים](img/chart.svg)\n\n"
        f"## טווח {{#range}}\n\n[ספק](vendor.md#steps)\n\n{LONG}\n\n"
        f"## עוד {{#more}}\n\n- **שפה**{{#driver}}: כן\n\n{LONG}\n",
    ),
    "docs/he/img/chart.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>\n",
    "docs/zh-Hant/vendor.md": page(
        "廠商", f"# 廠商 {{#vendor}}\n\n第一行，\n第二行。\n\n## 步驟 {{#steps}}\n\n{LONG}\n"
    ),
    "docs/en/vendor.md": page(
        "Vendors", f"# Vendors {{#vendor}}\n\nText.\n\n## Steps {{#steps}}\n\n{LONG}\n"
    ),
}


@dataclass
class MiniSite:
    """Files of a site in `root`, and what its last build said."""

    root: Path
    config: dict[str, Any] = field(default_factory=lambda: CONFIG)
    log: str = ""
    python: str | Path = sys.executable
    """Of the environment that it is built in."""

    @property
    def site(self) -> Path:
        """Where it is built."""
        return self.root / "site"

    def write(self, files: dict[str, str]) -> None:
        """Add or overwrite files."""
        for name, text in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def build(self, generator: str = "mkdocs", environment: dict[str, str] | None = None) -> bool:
        """Build it. Says whether that went well; `log` is what was printed."""
        config = self.root / "mkdocs.yml"
        config.write_text(yaml.safe_dump(self.config, allow_unicode=True), encoding="utf-8")
        inherited = {key: it for key, it in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
        quiet = {"NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}
        ended = subprocess.run(
            [str(self.python), "-m", generator, "build", "-f", str(config)],
            env=inherited | quiet | (environment or {}),
            capture_output=True,
            text=True,
            check=False,
        )
        self.log = ended.stderr
        return ended.returncode == 0

    def read(self, name: str) -> str:
        """A file of the built site."""
        return (self.site / name).read_text(encoding="utf-8")

    def tree(self) -> dict[str, bytes]:
        """All bytes of the built site."""
        files = (path for path in sorted(self.site.rglob("*")) if path.is_file())
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in files}
