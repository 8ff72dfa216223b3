"""A sheet onto paper: the same content gives the same bytes."""

from collections.abc import Iterable
from typing import Any, BinaryIO

from reportlab.pdfgen.canvas import Canvas

from kl_relations_desktop.documents.content import Sheet
from kl_relations_desktop.documents.pdf import fonts
from kl_relations_desktop.documents.pdf import measures as m
from kl_relations_desktop.documents.pdf.drawing import Pen
from kl_relations_desktop.documents.pdf.flow import lay_out
from kl_relations_desktop.documents.pdf.ink import Leaf

_LANGUAGES = {"en": "en-GB", "ms": "ms-MY"}


def render(sheet: Sheet, stream: BinaryIO) -> None:
    """Write a sheet as PDF; raise RuleViolation where it cannot be set as it should."""
    leaves = lay_out(sheet)
    language = _LANGUAGES.get(sheet.language, sheet.language)
    canvas = _canvas(stream, language)
    canvas.setTitle(sheet.title)
    canvas.setAuthor(sheet.letterhead.wordmark)
    canvas.setSubject(sheet.letterhead.kind_word)
    draw(leaves, canvas)


def make_ready() -> None:
    """Read the faces that every paper is set in: 30 ms that its first preview need not wait."""
    fonts.load_main_faces()


def draw(leaves: Iterable[Leaf], canvas: Canvas) -> None:
    """Draw pages and finish the file."""
    pen = Pen(canvas)
    for leaf in leaves:
        pen.leaf(leaf)
    canvas.save()


def _canvas(stream: BinaryIO, language: str) -> Canvas:
    """Return an empty file whose first face is one of ours: the usual one is not embedded."""
    first = fonts.main_face("sans regular").font.fontName
    # The stubs take the name of a face for a number.
    options: dict[str, Any] = {"initialFontName": first, "initialFontSize": 10}
    canvas = Canvas(
        stream,
        pagesize=(m.PAGE_WIDTH, m.PAGE_HEIGHT),
        pageCompression=1,
        invariant=1,
        lang=language,
        **options,
    )
    canvas.setCreator("KL Relations Desktop")
    canvas.setProducer("KL Relations Desktop")
    return canvas
