"""Every measure of the paper in one place: millimetres from the page's top left, or points."""

from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cache

MM = 72 / 25.4
PAGE_WIDTH = 210 * MM
PAGE_HEIGHT = 297 * MM

# The three vertical lines of the page, and the end of the side-head column.
LEFT = 22 * MM
SIDE_END = 58 * MM
TEXT = 62 * MM
RIGHT = 192 * MM
TEXT_WIDTH = RIGHT - TEXT
SIDE_WIDTH = SIDE_END - LEFT
FULL_WIDTH = RIGHT - LEFT

LAST_BASELINE = 266 * MM
FOOT_RULE = 270 * MM
FOOT_LINE = 274.9 * MM
FOOT_SECOND = 279.5 * MM
QR_TOP = 272.2 * MM
QR_SIDE = 14 * MM
FOOT_AFTER_QR = 40 * MM
STAMP_HEIGHT = 6.4 * MM

WORDMARK_LINE = 25 * MM
UNIT_LINE = 30 * MM
HEAD_RULE = 33.2 * MM
LATER_HEAD_LINE = 22.9 * MM
LATER_HEAD_RULE = 25.8 * MM
LATER_FIRST_BASELINE = 32.8 * MM
LATER_LEAST_END = LATER_FIRST_BASELINE + (LAST_BASELINE - LATER_FIRST_BASELINE) / 3
ANNEX_TITLE_LINE = 35.3 * MM
ANNEX_RULE = 41 * MM

FLAG_TOP = 40.2 * MM
FLAG_WIDTH = 22 * MM
FLAG_HEIGHT = 16.5 * MM
QUIET_WORDS_LINE = 46.2 * MM
NAME_LINE = 49.4 * MM
NAME_CLEARANCE = 6 * MM
NAME_RISE = 22.0
NAME_TWO_LINES = 26.0
NATIVE_NAME_DROP = 28.0
NAME_LINES = 6
CARD_HEAD_LINES = 2
GRADE_LINE = 56.4 * MM
OCCASION_LINE = 63.9 * MM
DETAIL_LINE = 69 * MM
NO_OCCASION_RISE = 10.5 * MM
HEAD_TAG_LINE = 63.9 * MM

TITLE_LINE = 46.3 * MM
PERIOD_LINE = 53.2 * MM
TITLE_RULE = 56.4 * MM

FACTS_RULE = 74.9 * MM
FACTS_RULE_CARD = 75.6 * MM
FACT_WIDTH = 42.5 * MM
FACT_LABEL_DROP = 13.8
FACT_VALUE_DROP = 14.3
FACT_ROW = 34.6
FACTS_END = 6.9

SECTION_RULE = 12.0
SECTION_HEAD = 16.0
CARD_SECTION_RULE = 15.0
CARD_SECTION_HEAD = 23.0
SIDE_NOTE_DROP = 14.0
TAG_DROP = 14.0
CARD_TAG_DROP = 4.0
TAG_DEPTH = 3.0
AFTER_FACTS = 20.8
AFTER_TITLE = 24.0
ITEM_GAP = 3.5
CARD_ITEM_GAP = 8.0
CARD_ROW_GAP = 4.0
CARD_AXIS_DROP = 24.0
ITEM_INDENT = 5.5 * MM
DATE_INDENT = 32 * MM
ANSWER_INDENT = 40 * MM
POST_INDENT = 42 * MM
ADDRESS_INDENT = 95 * MM
CARD_POST_INDENT = 68 * MM
SOURCE_INDENT = 3.5 * MM
ROW_RULE = 5.5
TALL_ROW_RULE = 7.0
TABLE_HEAD_RULE = 5.0
COLUMN_GAP = 3 * MM

SUM_DAY_RIGHT = 85 * MM
SUM_BECAUSE = 89 * MM
SUM_DAY_MEASURE = 44 * MM
SUM_FIRST_GAP = 4.0
SUM_RESULT_RULE = 5.5
SUM_GAP = 10.0

STRIP_LABELS = 6.5
STRIP_AXIS = 20.6
STRIP_MONTHS = 35.0
STRIP_YEARS = 47.0
STRIP_LANE = 11.5
STRIP_TODAY = 20.5
STRIP_TRIANGLE = (10.0, 7.2)
STRIP_BAR = (4.0, 11.0)
STRIP_BAR_RISE = 6.8
STRIP_LEGEND_BAR = 7.6

AXIS_WEIGHT = 1.0
LEADER_WEIGHT = 0.5
BAR_WEIGHT = 0.8
DISC_RADIUS = 3.1
RING_RADIUS = 3.7
RING_WEIGHT = 1.4
BAR_HEIGHT = 5.2
END_TICK = 10.0
YEAR_TICK = 5.0
YEAR_DROP = 14.0
PANEL_GAP = 7 * MM
LABEL_CLEARANCE = 3 * MM
LABEL_MEASURE = 55 * MM
LANES = 3
EMPTY_YEARS = 8
FIRST_LANE_DROP = 25.0
LANE_GAP = 15.5
LANES_TO_AXIS = 24.0
LEGEND_GAP = 5.5 * MM

MAP_HEIGHT = 43.4 * MM
MAP_LEAST = 0.75 * MAP_HEIGHT
MAP_RISE = 10.4
MAP_DOT = 3.3

HEAD_WEIGHT = 1.6
LATER_HEAD_WEIGHT = 0.9
TABLE_HEAD_WEIGHT = 0.8
FACTS_WEIGHT = 0.5
SECTION_WEIGHT = 0.5
ROW_WEIGHT = 0.35
TAG_WEIGHT = 0.6
STAMP_WEIGHT = 1.1
FLAG_EDGE = 0.5


class Ink(Enum):
    """The few inks of the paper."""

    TEXT = (0x14, 0x14, 0x14)
    QUIET = (0x59, 0x59, 0x59)
    HAIRLINE = (0x8C, 0x8C, 0x8C)
    LAND = (0xE2, 0xE2, 0xE2)
    ACCENT = (0x17, 0x37, 0x5E)
    PAPER = (0xFF, 0xFF, 0xFF)


class Family(Enum):
    """Serif for what is read, sans for what is looked up."""

    SERIF = "serif"
    SANS = "sans"


class Weight(Enum):
    """The three cuts in use."""

    REGULAR = "regular"
    SEMIBOLD = "semibold"
    ITALIC = "italic"


@dataclass(frozen=True, slots=True, eq=False)
class Role:
    """How a stretch of text is set: face, size, leading, ink and tracking.

    Roles are few and made once, so they are told apart by identity: they key every cache.
    """

    family: Family
    weight: Weight
    size: float
    leading: float
    ink: Ink = Ink.TEXT
    tracking: float = 0.0
    face: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "face", f"{self.family.value} {self.weight.value}")

    def cut(self, weight: Weight) -> "Role":
        """Return the same setting in another weight."""
        return self if weight is self.weight else _cut(self, weight)

    def inked(self, ink: Ink) -> "Role":
        """Return the same setting in another ink."""
        return self if ink is self.ink else _inked(self, ink)

    def at(self, size: float, leading: float) -> "Role":
        """Return the same setting in another size."""
        return _at(self, size, leading)

    def raised(self) -> "Role":
        """Return the setting of the source figures that close a fact in this one."""
        return _raised(self)


@cache
def _cut(role: Role, weight: Weight) -> Role:
    return replace(role, weight=weight)


@cache
def _inked(role: Role, ink: Ink) -> Role:
    return replace(role, ink=ink)


@cache
def _at(role: Role, size: float, leading: float) -> Role:
    return replace(role, size=size, leading=leading)


@cache
def _raised(role: Role) -> Role:
    return replace(role, family=Family.SANS, weight=Weight.REGULAR)


def _serif(size: float, leading: float, weight: Weight = Weight.REGULAR) -> Role:
    return Role(Family.SERIF, weight, size, leading)


def _sans(size: float, leading: float, weight: Weight = Weight.REGULAR) -> Role:
    return Role(Family.SANS, weight, size, leading)


NAME_SIZES = (34.0, 28.0, 24.0)
NAME = _serif(34, 28, Weight.SEMIBOLD)
NAME_SMALL = _serif(17, 22, Weight.SEMIBOLD)
NATIVE_NAME = _serif(27, 28, Weight.SEMIBOLD)
NATIVE_NAME_SQUARE = _serif(25, 28, Weight.SEMIBOLD)
TITLE = _serif(26, 30, Weight.SEMIBOLD)
INNER_TITLE = _serif(20, 24, Weight.SEMIBOLD)
WORDMARK = _serif(15, 18, Weight.SEMIBOLD)
KIND = WORDMARK.inked(Ink.ACCENT)
BODY = _serif(11, 14.5)
CARD_BODY = _serif(13.5, 19)
FACT_VALUE = _serif(11.5, 14, Weight.SEMIBOLD)
SIDE_HEAD = Role(Family.SANS, Weight.SEMIBOLD, 11, 14.5, Ink.ACCENT)
CARD_SIDE_HEAD = Role(Family.SERIF, Weight.SEMIBOLD, 17, 20, Ink.ACCENT)
NUMERAL = SIDE_HEAD
SIDE_NOTE = Role(Family.SANS, Weight.REGULAR, 9, 11.5, Ink.QUIET)
TABLE = _sans(10, 13.5)
PERSON = _sans(10.5, 14)
CARD_PERSON = _sans(12, 17)
TABLE_HEAD = _sans(9.5, 11.5, Weight.SEMIBOLD)
FIGURE_DATE = TABLE_HEAD
LABEL = _sans(9.5, 11.5)
SUM = _sans(10.5, 14.5)
SUM_REASON = _sans(10, 14.5)
SOURCE = _sans(10, 13)
FACT_DATE = _sans(10, 14.5, Weight.SEMIBOLD)
COUNTER = _sans(10, 14.5)
FOOT = _sans(9.5, 13)
UNIT = _sans(10, 13)
GRADE = _sans(11, 14.5)
CARD_GRADE = _sans(12, 17)
TAG = Role(Family.SANS, Weight.SEMIBOLD, 7.5, 9, Ink.TEXT, 0.08)
STAMP = Role(Family.SANS, Weight.SEMIBOLD, 11, 14, Ink.TEXT, 0.14)
