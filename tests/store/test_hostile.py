import unicodedata
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.records.describe import FieldType, specs
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.domain.records.register import KINDS
from kl_relations_desktop.store import health
from tests.store.filled import one_of_each

TEXTS = (
    "<b>bold</b> & <img src=\"file:///etc/passwd\">",
    "'; DROP TABLE partner; --",
    'Robert"); --',
    "R&D <pilot>",
    "=HYPERLINK(\"http://x\")",
    "{partner} %s {0.__class__}",
    "\u202eright to left\u202c",
    "e\u0301 composed",
    "🏙️👩‍👩‍👧",
    "الدار البيضاء \u200e(x)",
    "சென்னை கொடி",
    "大阪市 \u3000 吉隆坡",
    "\ufeffmark",
    "a" * 200,
    "\u0661\u0662 \uff1dSUM",
    "\\ \\\\ \\n %0A",
    "NULL",
    "0x00",
    "\u2028line",
    "null",
)  # fmt: skip
REFUSED = ("NUL\x00", "bell\x07", "escape\x1b[31m", "lone \ud800", "c1 \x9b", "del \x7f")


@pytest.mark.parametrize("text", TEXTS)
def test_an_awkward_text_comes_back_from_every_text_field_as_it_was(store, text):
    one_of_each(store)
    expected = unicodedata.normalize("NFC", text).strip()
    for kind in KINDS:
        record = store.shelf(kind).load(1)
        fields = [
            spec.name
            for spec in specs(KINDS[kind].record)
            if spec.type in (FieldType.TEXT, FieldType.LONG_TEXT)
            and len(expected) <= spec.longest
            and spec.name != "sha256"
            and not (spec.names_kind or spec.field_of_kind_in)
        ]
        saved = store.shelf(kind).save(replace(record, **dict.fromkeys(fields, text)))

        assert {getattr(saved, name) for name in fields} == {expected}
        assert store.shelf(kind).load(1) == saved
    assert health.check(store).findings == ()


@pytest.mark.parametrize("text", REFUSED)
def test_a_text_that_no_record_can_hold_is_refused_at_its_field(store, text):
    with pytest.raises(RuleViolation) as refused:
        store.shelf("partner").save(Partner(name="Ankara", profile=text))

    assert (refused.value.code, refused.value.field) == ("text.control", "profile")
    assert store.shelf("partner").count() == 0


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(min_size=1, max_size=200))
def test_any_text_is_kept_whole_or_refused(store, text):
    try:
        saved = store.shelf("partner").save(Partner(name="x", note=text))
    except RuleViolation as refusal:
        assert refusal.field == "note"
        return
    loaded = store.shelf("partner").load(saved.id)
    assert loaded == saved
    assert loaded.note == unicodedata.normalize("NFC", text).strip()
