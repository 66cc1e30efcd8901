"""Calculators in frames of other sites: the page, what it loads, and the lines for the other site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.calculators import embedding
from dragoman.calculators.embedding import (
    Framed,
    Site,
    assets,
    frame_address,
    frame_html,
    is_absolute,
    snippet,
    write_files,
)
from dragoman.calculators.form import templates
from dragoman.theme.anywhere import calculator_css

FRAMED = Framed(
    calculator="monthly_seat",
    title="מחיר < לעמדה",
    locale="he",
    form="<dragoman-calculator>…</dragoman-calculator>",
    data_version="abc",
    script="../../../assets/calculators/0123456789/calculator-element.mjs",
    full_page="../../../he/calculators/monthly-seat/",
    canonical="https://g.example/he/calculators/monthly-seat/",
)


@pytest.mark.parametrize("site", ["https://g.example/help", "https://g.example/help/"])
def test_another_site_writes_a_frame_and_a_script(site: str) -> None:
    told = snippet("monthly_seat", 'A "seat" & more', "id", site, "<Guide>")
    assert told.address == "https://g.example/help/embed/id/monthly-seat/"
    assert told.html == (
        '<iframe src="https://g.example/help/embed/id/monthly-seat/"'
        ' title="Kalkulator: A &quot;seat&quot; &amp; more (&lt;Guide&gt;)" lang="id"'
        ' width="100%" height="900" style="border: 0" loading="lazy"'
        ' allow="clipboard-write"></iframe>\n'
        '<script src="https://g.example/help/embed/embed.js" async></script>'
    )


def test_a_frame_loads_files_whose_address_tells_their_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = assets("assets/dragoman")
    folder, _, name = shared.script.rpartition("/")
    assert re.fullmatch("assets/dragoman/frame-[0-9a-f]{10}", folder)
    assert (name, shared.sheet) == ("frame.js", f"{folder}/frame.css")
    assert set(shared.files) == {shared.script, shared.sheet, "embed/embed.js"}
    assert shared.files[shared.sheet].startswith(calculator_css())
    assert all(shared.files.values())
    assert assets("assets/dragoman") == shared
    monkeypatch.setattr(embedding, "calculator_css", lambda: "p {}")
    assert assets("assets/dragoman").script != shared.script


def test_a_frame_s_page_speaks_its_language_and_finds_what_it_loads() -> None:
    shared = assets("assets/dragoman")
    html = frame_html(templates, FRAMED, Site("מדריך & עוד", "<a>CC BY</a>"), shared)
    assert '<html lang="he" dir="rtl"' in html
    assert "מחיר &lt; לעמדה" in html
    assert FRAMED.form in html
    assert "<a>CC BY</a>" in html
    assert "מדריך &amp; עוד" in html
    assert f'src="../../../{shared.script}"' in html
    assert f'href="../../../{shared.sheet}"' in html
    assert '<link rel="canonical" href="https://g.example/he/calculators/monthly-seat/">' in html


def test_texts_are_written_to_their_addresses_and_nothing_else_is_left(tmp_path: Path) -> None:
    for text in ("eins", "עלות"):
        write_files(
            tmp_path / "site",
            {frame_address("monthly_seat", "he"): text, "embed/embed.js": text},
        )
    files = {
        path.relative_to(tmp_path).as_posix(): path.read_text("utf-8")
        for path in tmp_path.rglob("*")
        if path.is_file()
    }
    assert files == {
        "site/embed/he/monthly-seat/index.html": "עלות",
        "site/embed/embed.js": "עלות",
    }


@pytest.mark.parametrize(
    ("address", "absolute"),
    [
        ("https://g.example/help/", True),
        ("http://127.0.0.1:8000", True),
        ("//g.example/", False),
        ("/help/", False),
        ("mailto:a@g.example", False),
        ("", False),
    ],
)
def test_other_sites_need_scheme_and_host(address: str, absolute: bool) -> None:
    assert is_absolute(address) is absolute
