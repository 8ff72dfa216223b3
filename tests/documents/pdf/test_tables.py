"""The columns of a table: as wide as they may be, and together no wider than the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kl_relations_desktop.documents.content import Column, Table, plain
from kl_relations_desktop.documents.pdf import measures as m
from kl_relations_desktop.documents.pdf.setting import widths
from kl_relations_desktop.documents.pdf.tables import column_widths

words = st.lists(st.text("abcdefgh", min_size=1, max_size=14), min_size=1, max_size=30)
cells = words.map(" ".join)


@given(
    st.lists(st.tuples(cells, cells, st.sampled_from([0.5, 1.0, 2.0])), min_size=2, max_size=6)
)
def test_columns_fill_the_measure_and_divide_no_word_where_there_is_room(columns):
    table = Table(
        tuple(Column(head, weight=weight) for head, _, weight in columns),
        (tuple((plain(text),) for _, text, _ in columns),) * 2,
    )
    found = column_widths(table, "ja")
    room = m.TEXT_WIDTH - m.COLUMN_GAP * (len(columns) - 1)
    assert sum(found) == pytest.approx(room, abs=0.01)
    narrow = [
        max(widths(plain(head), m.TABLE_HEAD)[0], widths(plain(text), m.TABLE)[0])
        for head, text, _ in columns
    ]
    if sum(narrow) <= room:
        assert all(one >= least - 0.01 for one, least in zip(found, narrow, strict=True))
