"""The tables of the faces, read at once, are those that reportlab reads."""

import pytest
from reportlab.pdfbase import ttfonts

from kl_relations_desktop.documents.pdf.faces import PaperFace
from kl_relations_desktop.runtime.resources import resource

FACES = sorted(resource("fonts").glob("*.ttf"))


@pytest.mark.parametrize("path", FACES, ids=lambda path: path.stem)
def test_a_face_has_the_tables_that_reportlab_reads(path):
    read, theirs = PaperFace(str(path)), ttfonts.TTFontFace(str(path))
    for name in ("name", "bbox", "numGlyphs", "hmetrics", "glyphPos", "defaultWidth"):
        assert getattr(read, name) == getattr(theirs, name), name
    # Only characters without a glyph may be missing, such as the end of the table.
    known = {code: glyph for code, glyph in theirs.charToGlyph.items() if glyph}
    assert read.charToGlyph == known
    assert read.charWidths == pytest.approx({one: theirs.charWidths[one] for one in known})


def test_a_glyph_knows_its_characters():
    face = PaperFace(str(resource("fonts", "SourceSans3-Regular.ttf")))
    assert face.characters[face.charToGlyph[ord("A")]] == [ord("A")]
