"""Cut Noto Serif JP and SC to the characters that names and papers need.

    python make_cjk.py NotoSerifJP_400Regular.ttf NotoSerifJP-Regular.ttf jp

Run with fonttools on the faces of the packages named in SOURCES.md. The JP face keeps all of
JIS X 0208, 0212 and 0213 and the additions of code page 932; the SC face keeps GB 2312 and
whatever of GBK the JP face does not have. Together they cover GBK and all of JIS. Layout
features, vertical metrics and hints are dropped: Chinese and Japanese runs are drawn unshaped.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font
from fontTools.ttLib.tables._g_l_y_f import dropImpliedOnCurvePoints

UNUSED = (
    "GSUB", "GPOS", "GDEF", "BASE", "STAT", "vmtx", "vhea", "VORG", "DSIG", "prep", "gasp",
)


def _encodable(*codecs: str) -> set[int]:
    """Return the code points that at least one of these encodings can write."""
    found = set()
    for point in (*range(0x20, 0xD800), *range(0xE000, 0x30000)):
        for codec in codecs:
            try:
                chr(point).encode(codec)
            except UnicodeEncodeError:
                continue
            found.add(point)
            break
    return found


def repertoire(face: str) -> set[int]:
    """Return the characters that the face `jp` or `sc` keeps."""
    japanese = _encodable("shift_jis_2004", "cp932", "euc_jp")
    if face == "jp":
        return japanese
    return _encodable("gb2312") | (_encodable("gbk") - japanese)


def cut(source: Path, target: Path, face: str) -> None:
    """Write the smaller face."""
    options = Options()
    options.hinting = False
    options.layout_features = []
    options.glyph_names = False
    options.notdef_outline = True
    options.drop_tables += UNUSED
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    font = load_font(str(source), options)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=repertoire(face))
    subsetter.subset(font)
    for name in font.getGlyphOrder():
        glyph = font["glyf"][name]
        if glyph.numberOfContours > 0:
            dropImpliedOnCurvePoints(glyph)
    save_font(font, str(target), options)


if __name__ == "__main__":
    cut(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
