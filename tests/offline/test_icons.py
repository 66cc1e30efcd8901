"""The app's icons: which are drawn, of what, and what is told where they cannot be."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.offline import icons as icons_module
from dragoman.offline.icons import BUILD, IconError, Icons, draw_icons
from dragoman.offline.web_manifest import Icon
from stand_ins import StandIn, stand_in

MARK = """\
<?xml version="1.0"?>
<!DOCTYPE svg>
<svg width="32" viewBox="0 0 32 32" height='32' xmlns="http://www.w3.org/2000/svg">
<svg x="1" y="2" width="3" height="4"/><rect width="5" height="6" x="7" y="8"/></svg>
"""
NODE = """
for drawing in work["drawings"]:
    Path(work["folder"], drawing["name"]).write_text(json.dumps(drawing))
"""


@pytest.fixture
def node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(icons_module, "install", lambda folder, cache: cache / folder.name)
    return stand_in(tmp_path / "bin", "node", NODE)


@pytest.fixture
def draw(node: StandIn, tmp_path: Path) -> Callable[..., Icons]:
    """Draws the icons of a mark."""
    (tmp_path / "cache").mkdir()

    def draw(mark: str = MARK, background: str = "#fafafa") -> Icons:
        svg = tmp_path / "mark.svg"
        svg.write_text(mark, "utf-8")
        return draw_icons(svg, background, tmp_path / "cache", "assets/icons")

    return draw


def on_ground(start: str, size: str) -> str:
    """The mark in the middle of a square."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">'
        '<rect width="512" height="512" fill="#fafafa"/>\n\n'
        f'<svg x="{start}" y="{start}" width="{size}" height="{size}"'
        ' viewBox="0 0 32 32" xmlns="http://www.w3.org/2000/svg">\n'
        '<svg x="1" y="2" width="3" height="4"/><rect width="5" height="6" x="7" y="8"/></svg>\n'
        "</svg>"
    )


def test_icons_have_their_sizes_and_stand_on_the_background_where_systems_cut_them(
    draw: Callable[..., Icons], node: StandIn, tmp_path: Path
) -> None:
    drawn = draw()
    (told,) = node.told
    assert told["arguments"] == [str(BUILD / "draw-icons.mjs")]
    renderer = tmp_path / "cache" / "build" / "@resvg" / "resvg-wasm"
    assert told["work"]["renderer"] == str(renderer)
    maskable, touch = on_ground("112.64", "286.72"), on_ground("71.68", "368.64")
    wanted = {
        "icon-192.png": (192, MARK),
        "icon-512.png": (512, MARK),
        "maskable-192.png": (192, maskable),
        "maskable-512.png": (512, maskable),
        "apple-touch-icon.png": (180, touch),
    }
    files = {address: json.loads(path.read_text()) for address, path in drawn.files.items()}
    [folder] = {Path(address).parent.as_posix() for address in files}
    assert re.fullmatch("assets/icons-[0-9a-f]{10}", folder)
    assert files == {
        f"{folder}/{name}": {"name": name, "size": size, "svg": svg}
        for name, (size, svg) in wanted.items()
    }
    assert drawn.icons == (
        Icon(f"{folder}/icon-192.png", "192x192", "image/png"),
        Icon(f"{folder}/icon-512.png", "512x512", "image/png"),
        Icon(f"{folder}/maskable-192.png", "192x192", "image/png", "maskable"),
        Icon(f"{folder}/maskable-512.png", "512x512", "image/png", "maskable"),
    )
    assert drawn.touch == f"{folder}/apple-touch-icon.png"
    assert not Path(told["work"]["folder"]).exists()


def test_icons_are_drawn_once_for_a_mark_and_a_background(
    draw: Callable[..., Icons], node: StandIn, tmp_path: Path
) -> None:
    assert draw() == draw()
    assert len(node.told) == 1
    addresses = {draw(*given).touch for given in ((), (MARK, "red"), (MARK.replace("5", "6"),))}
    assert len(addresses) == len(list((tmp_path / "cache").iterdir())) == 3


@pytest.mark.parametrize("content", [None, b"\xff<svg/>", b"<svgs/>", b"# No picture"])
def test_what_is_no_svg_is_named(tmp_path: Path, content: bytes | None) -> None:
    svg = tmp_path / "mark.svg"
    if content is not None:
        svg.write_bytes(content)
    cause = "is no SVG" if content and b"\xff" not in content else r"cannot be read \(.*\)"
    with pytest.raises(IconError, match=rf"mark\.svg:1: {cause}\. Name an SVG as the icon\.$"):
        draw_icons(svg, "white", tmp_path, "assets/icons")


def test_an_svg_that_cannot_be_drawn_is_named_with_the_cause(
    draw: Callable[..., Icons], tmp_path: Path
) -> None:
    stand_in(tmp_path / "bin", "node", 'sys.exit("Error: an icon must be square")')
    with pytest.raises(IconError) as refused:
        draw()
    cause = "the icons could not be drawn: Error: an icon must be square"
    assert str(refused.value) == f"{tmp_path / 'mark.svg'}:1: {cause}. Mend the SVG."
    assert list((tmp_path / "cache").iterdir()) == []
