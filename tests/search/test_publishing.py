"""What the search puts into a site: a worker for each language that knows where the theme's is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.search import publishing
from dragoman.search.publishing import WorkerError, publication, theme_s_worker
from dragoman.translations.languages import Language

LANGUAGES = (Language("en", "English", is_default=True), Language("he", "עברית"))
WORKER = "assets/javascripts/workers/search.0123abcd.min.js"


@pytest.fixture
def theme(tmp_path: Path) -> list[str]:
    for folder in ("custom", "material"):
        (tmp_path / folder).mkdir()
    worker = tmp_path / "material" / WORKER
    worker.parent.mkdir(parents=True)
    worker.touch()
    return [str(tmp_path / "custom"), str(tmp_path / "material")]


def test_the_theme_s_worker_is_found_in_its_folder(theme: list[str]) -> None:
    assert theme_s_worker(theme) == WORKER
    with pytest.raises(WorkerError, match=r"no assets/javascripts/workers/search\."):
        theme_s_worker(theme[:1])


def test_workers_find_the_theme_s_and_their_index(
    theme: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, modules = tmp_path / "made", tmp_path / "node_modules"
    (modules / "@orama" / "stemmers").mkdir(parents=True)
    (modules / "@orama" / "stemmers" / "LICENSE.md").write_text("theirs")
    made.mkdir()
    (made / "input.mjs").write_text("field")
    (made / "worker.js").write_text("work()")
    monkeypatch.setattr(publishing, "make_scripts", lambda *arguments: made)
    monkeypatch.setattr(publishing, "install", lambda *arguments: modules)
    found = publication(tmp_path, "assets/dragoman", theme, LANGUAGES)
    assert found.folder.startswith("assets/dragoman/search-")
    assert found.script == f"{found.folder}/input.mjs"
    assert set(found.copies) == {
        f"{found.folder}/{name}"
        for name in ("input.mjs", "LICENSE-stemmers.txt", "LICENSE-snowball.txt")
    }
    assert set(found.texts) == {found.worker(language) for language in LANGUAGES}
    head, work = found.texts[f"{found.folder}/he.js"].split("\n")
    assert json.loads(head.removeprefix("const settings = ").removesuffix(";")) == {
        "language": "he",
        "theme": f"../../../{WORKER}",
        "index": "../../../search/he.json",
    }
    assert work == "work()"
    (made / "worker.js").write_text("work(1)")
    assert publication(tmp_path, "assets/dragoman", theme, LANGUAGES).folder != found.folder
