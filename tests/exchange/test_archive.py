"""The archive is plain JSON in UTF-8 that any program can read."""

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kl_relations_desktop.exchange.archive import FORMAT, VERSION, archive

DAY = date(2026, 11, 23)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


def test_an_archive_says_what_it_is_and_of_which_day():
    whole = json.loads(archive({"gifts": []}, DAY))
    assert whole == {
        "format": FORMAT, "version": VERSION, "made_on": "2026-11-23", "gifts": [],
    }  # fmt: skip
    assert list(whole)[:3] == ["format", "version", "made_on"]


def test_names_stand_in_it_as_they_are_written():
    said = archive({"partners": [{"name": "大阪 سென் <b> & “x”"}]}, DAY).decode("utf-8")
    assert "大阪 سென் <b> & “x”" in said
    assert said.endswith("}\n")
    assert not said.startswith("\ufeff")


@given(st.lists(st.dictionaries(TEXTS, TEXTS | st.none() | st.integers() | st.lists(TEXTS))))
def test_whatever_the_records_hold_is_read_back(records):
    assert json.loads(archive({"partners": records}, DAY))["partners"] == records


def test_the_same_records_and_day_give_the_same_bytes():
    records = {"gifts": [{"id": 1, "description": "Songket"}], "visits": []}
    assert archive(records, DAY) == archive(records, DAY)
    assert archive(records, DAY) != archive(records, date(2026, 11, 24))
