"""Sheet: one briefing sheet on paper, and `brief ankara -o …` as a whole process.

Floor of a sheet: a raw reportlab canvas that draws the same words at the same places in the
same faces, embedded. Warm: faces are registered and words have been measured once. Goals: 1.5
where the names are in Latin letters, 3 where they stand in a second script besides.
Floor of the whole process: Python and `import reportlab.platypus`; goal 2.
"""

import io
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from kl_relations_desktop.documents.briefing import compose
from kl_relations_desktop.documents.briefing_paper import Paper
from kl_relations_desktop.documents.content import Sheet
from kl_relations_desktop.documents.pdf import measures
from kl_relations_desktop.documents.pdf.flow import lay_out
from kl_relations_desktop.documents.pdf.ink import Run
from kl_relations_desktop.documents.pdf.render import render
from kl_relations_desktop.runtime.resources import resource
from kl_relations_desktop.usecases.partners import find_partner, partner_story
from kl_relations_desktop.usecases.workspace import Workspace, open_workspace
from tests.benchmarks.measure import Figure, figure, interleaved, process, report, seconds

TODAY = date(2026, 11, 23)
ROUNDS = 40
COLD_ROUNDS = 15
GOALS = {"Ankara": 1.5, "Melaka": 1.5, "Osaka": 3.0, "Esfahan": 3.0}

Word = tuple[float, float, str, float, str]


def main() -> None:
    """Measure warm sheets and the command from a cold start."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "records"
        ws = open_workspace(folder, TODAY)
        try:
            figures = [_warm(ws, name, goal) for name, goal in GOALS.items()]
        finally:
            ws.close()
        figures.append(_cold(folder, Path(place) / "ankara.pdf"))
    report("sheet", figures)


def _warm(ws: Workspace, name: str, goal: float) -> Figure:
    dossier = partner_story(ws, find_partner(ws, name).id or 0)
    paper = Paper("en", TODAY)
    pages = _words(compose(dossier, paper))
    floor, ours = interleaved(
        ROUNDS,
        _timed(lambda: _drawn_raw(pages)),
        _timed(lambda: render(compose(dossier, paper), io.BytesIO())),
    )
    return figure(f"sheet, {name}, {len(pages)} pages", floor, ours, "s", goal)


def _cold(folder: Path, pdf: Path) -> Figure:
    brief = ["main.py", "--data", str(folder), "--today", str(TODAY), "brief", "ankara"]
    floor, ours = interleaved(
        COLD_ROUNDS,
        lambda: process(["-c", "import reportlab.platypus"]).seconds,
        lambda: process([*brief, "-o", str(pdf)]).seconds,
    )
    return figure("sheet-cold", floor, ours, "s", 2.0)


def _timed(work: Callable[[], object]) -> Callable[[], float]:
    return lambda: seconds(work)


def _words(sheet: Sheet) -> list[list[Word]]:
    """Return what stands on each page: place, face, size and text of every stretch."""
    pages = []
    for leaf in lay_out(sheet):
        runs = [mark for mark in leaf.marks if isinstance(mark, Run)]
        pages.append(
            [
                (
                    run.x + stretch.dx,
                    measures.PAGE_HEIGHT - run.y,
                    _raw_face(stretch.piece.face.font.fontName),
                    stretch.size,
                    stretch.piece.text,
                )
                for run in runs
                for stretch in run.line.stretches
            ]
        )
    return pages


def _raw_face(name: str) -> str:
    """Register reportlab's own font of the same file, once."""
    raw = f"raw-{name}"
    if raw not in pdfmetrics.getRegisteredFontNames():
        # Embedded with the letters of the sheet alone, as ours are.
        font = TTFont(raw, str(resource("fonts", f"{name}.ttf")), asciiReadable=False)
        # Of two fonts whose faces bear one name, reportlab takes the first for both: ours.
        font.face.name = raw.encode("ascii")
        pdfmetrics.registerFont(font)
    return raw


def _drawn_raw(pages: list[list[Word]]) -> None:
    size = (measures.PAGE_WIDTH, measures.PAGE_HEIGHT)
    canvas = Canvas(io.BytesIO(), pagesize=size, pageCompression=1)
    for page in pages:
        for x, y, face, points, text in page:
            canvas.setFont(face, points)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()


if __name__ == "__main__":
    main()
