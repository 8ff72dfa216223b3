import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from kl_relations_desktop.runtime.resources import resource


def test_resources_lie_beside_the_package():
    assert resource("map", "land.bin").is_file()


def test_a_packaged_program_finds_its_resources_where_it_was_unpacked(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource("map", "land.bin") == tmp_path / "resources" / "map" / "land.bin"


@pytest.mark.parametrize("folder", ["fonts", "icons", "flags", "map"])
def test_every_folder_of_resources_names_its_source_and_holds_its_licence(folder: str):
    names = [path.name for path in resource(folder).iterdir()]
    assert "SOURCES.md" in names
    assert any(name.startswith("LICENSE") for name in names)


@pytest.mark.parametrize("code", ["my", "tr", "ma", "in", "ir", "jp", "sg", "kr", "be", "es"])
def test_the_partners_countries_have_flags(code: str):
    assert ET.parse(resource("flags", f"{code}.svg")).getroot().tag.endswith("svg")


@pytest.mark.parametrize("path", sorted(resource("icons").glob("*.svg")), ids=lambda p: p.stem)
def test_every_icon_is_drawn_in_the_colour_of_its_place(path: Path):
    assert 'stroke="currentColor"' in path.read_text("utf-8")


@pytest.mark.parametrize("path", sorted(resource("fonts").glob("*.ttf")), ids=lambda p: p.stem)
def test_every_face_has_truetype_outlines_and_may_be_embedded(path: Path):
    ttlib = pytest.importorskip("fontTools.ttLib")
    with ttlib.TTFont(path, lazy=True) as font:
        assert "glyf" in font
        assert font["OS/2"].fsType == 0


def test_the_faces_hold_every_character_of_gbk_and_of_japanese_names():
    ttlib = pytest.importorskip("fontTools.ttLib")
    held: set[int] = set()
    for name in ("NotoSerifJP-Regular", "NotoSerifSC-Regular", "SourceSerif4-Regular"):
        with ttlib.TTFont(resource("fonts", f"{name}.ttf"), lazy=True) as font:
            held |= set(font.getBestCmap())
    assert not [c for c in "大阪市吉隆坡髙﨑喆堃垚犇赟頔祎旸炜臺灣" if ord(c) not in held]


def test_every_character_of_the_starter_records_has_a_face():
    ttlib = pytest.importorskip("fontTools.ttLib")
    held: set[int] = {0x0A}
    for path in resource("fonts").glob("*-Regular.ttf"):
        with ttlib.TTFont(path, lazy=True) as font:
            held |= set(font.getBestCmap())
    written = resource("starter", "records.json").read_text("utf-8")
    assert not {c for c in written if ord(c) not in held}
