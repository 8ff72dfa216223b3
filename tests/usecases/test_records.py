"""What every kind of record answers, and a hundred hostile texts through every text field."""

import json
import unicodedata
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.describe import FieldType, specs
from kl_relations_desktop.domain.records.kinds import Decision
from kl_relations_desktop.domain.records.people import Body, Person
from kl_relations_desktop.domain.records.plain import to_plain
from kl_relations_desktop.domain.records.register import KINDS, kind_named
from kl_relations_desktop.domain.records.story import Delegate, Gift, PointToMake, Visit
from kl_relations_desktop.usecases import records
from kl_relations_desktop.usecases.files import export_archive
from kl_relations_desktop.usecases.partners import find_partner
from kl_relations_desktop.usecases.search import search
from kl_relations_desktop.usecases.workspace import change_settings
from tests.store.filled import full
from tests.usecases.hostile_texts import KEPT, LONG_ONLY, REFUSED

GIFT = kind_named("gift")


def save(ws, record):
    return records.save_record(ws, record).first_id


def code_of(act, *given, **named):
    with pytest.raises(RuleViolation) as refused:
        act(*given, **named)
    return refused.value.code, refused.value.field


# Saving


def test_a_save_says_what_it_touched_and_can_be_read_back(ws):
    changes = records.save_record(ws, Gift(description="Songket", value=Decimal("48.50")))
    assert changes.touched == {("gift", changes.first_id)}
    read = records.load_record(ws, "gift", changes.first_id)
    assert read == Gift(id=changes.first_id, description="Songket", value=Decimal("48.50"))


def test_json_values_change_the_fields_given_and_replace_lists(ws):
    partner = find_partner(ws, "ankara").id
    points = (PointToMake(text="one"), PointToMake(text="two"))
    planned = Visit(partner=partner, dates=PartialDate.parse("2026-12-01"), purpose="Call")
    visit = save(ws, replace(planned, points=points))
    given = {"place": "Ankara", "points": [{"text": "three"}], "id": 999}
    records.save_values(ws, kind_named("visit"), visit, given, reason="corrected")
    read = records.load_record(ws, "visit", visit)
    assert (read.purpose, read.place, read.points) == (
        "Call", "Ankara", (PointToMake(text="three"),),
    )  # fmt: skip
    assert records.history(ws, "visit", visit)[0].reason == "corrected"


@pytest.mark.parametrize(
    ("kind", "values", "refused"),
    [
        ("gift", {}, ("field.required", "description")),
        ("gift", {"description": "x", "value": "NaN"}, ("field.not_number", "value")),
        ("gift", {"description": "x", "value": "much"}, ("field.not_money", "value")),
        ("gift", {"description": "x", "value": -1}, ("field.out_of_range", "value")),
        ("gift", {"description": "x", "partner": 999}, ("link.unknown", "partner")),
        ("gift", {"description": "x", "partner": 10**30}, ("link.unknown", "partner")),
        ("gift", {"description": "x", "partner": 0}, ("link.unknown", "partner")),
        ("gift", {"description": "x", "direction": None}, ("field.not_a_choice", "direction")),
        ("gift", {"description": "x", "marking": None}, ("field.not_a_choice", "marking")),
        ("gift", {"description": "x", "marking": "sulid"}, ("field.not_a_choice", "marking")),
        ("gift", {"description": "x", "marking": "rahsia"}, ("marking.too_high", "marking")),
        ("gift", {"description": ["x"]}, ("field.wrong_type", "description")),
        ("gift", {"colour": "red"}, ("field.unknown", "colour")),
        ("partner", {"name": "x", "latitude": float("inf")}, ("field.not_number", "latitude")),
        ("partner", {"name": "x", "latitude": 10**400}, ("field.wrong_type", "latitude")),
        ("partner", {"name": "x", "review_months": -1},
         ("field.out_of_range", "review_months")),
        ("followup", {"text": "x", "due_on": "2026-02-30"}, ("date.not_edtf", "due_on")),
        ("person", {"name": "x", "posts": [{"title": "y", "body": 2**63}]},
         ("link.unknown", "posts.1.body")),
        ("person", {"name": "x", "posts": [{"title": "y"}, {"title": " "}]},
         ("field.required", "posts.2.title")),
    ],
)  # fmt: skip
def test_what_a_field_cannot_hold_is_refused_there_and_nothing_is_written(
    ws, kind, values, refused
):
    head = ws.store.journal.head()
    assert code_of(records.save_values, ws, kind_named(kind), None, values) == refused
    assert ws.store.journal.head() == head


@pytest.mark.parametrize("record_id", [0, 999, -1])
def test_a_record_that_is_not_there_is_refused_by_every_request(ws, record_id):
    unknown = ("record.unknown", "id")
    for request in (records.load_record, records.bin_record, records.unbin_record):
        assert code_of(request, ws, "gift", record_id) == unknown
    assert code_of(records.save_values, ws, GIFT, record_id, {"description": "x"}) == unknown


def test_a_gift_from_the_offices_limit_names_its_head_of_department(ws):
    costly = Gift(description="Vase", value=Decimal(300))
    assert code_of(records.save_record, ws, costly) == ("gift.no_approval", "approved_by")
    blank = replace(costly, approved_by="   ")
    assert code_of(records.save_record, ws, blank) == ("gift.no_approval", "approved_by")
    assert records.record_rows(ws, "gift") == ()
    save(ws, replace(costly, approved_by="Head of Protocol"))
    save(ws, replace(costly, value=Decimal("299.99")))
    change_settings(ws, gift_approval_from=50)
    modest = Gift(description="Tea", value=Decimal(50))
    assert code_of(records.save_record, ws, modest) == ("gift.no_approval", "approved_by")
    assert len(records.record_rows(ws, "gift")) == 2


# Bin, history, undo


def test_the_bin_takes_a_record_out_of_sight_and_gives_it_back_whole(ws):
    gift, other = save(ws, Gift(description="Songket")), save(ws, Gift(description="Keris"))
    assert records.bin_record(ws, "gift", gift).touched == {("gift", gift)}
    assert records.is_binned(ws, "gift", gift)
    assert [row.id for row in records.record_rows(ws, "gift")] == [other]
    (row,) = records.record_rows(ws, "gift", binned=True)
    assert (row.id, row.headline, row.is_binned) == (gift, "Songket", True)
    assert search(ws, "songket") == ()
    records.unbin_record(ws, "gift", gift)
    row = next(row for row in records.record_rows(ws, "gift") if row.id == gift)
    assert (row.record.description, row.is_binned) == ("Songket", False)
    assert [hit.record_id for hit in search(ws, "songket")] == [gift]


def test_history_tells_who_what_and_the_values_before_newest_first(ws):
    change_settings(ws, officer_name="Aminah")
    gift = save(ws, Gift(description="Songket"))
    save(ws, Gift(id=gift, description="Keris", marking=Marking.OPEN))
    records.bin_record(ws, "gift", gift)
    entries = records.history(ws, "gift", gift)
    assert [entry.operation for entry in entries] == ["bin", "change", "create"]
    assert {entry.shown_name for entry in entries} == {"Aminah"}
    changed = {one.field: (one.before, one.after) for one in entries[1].changes}
    assert changed == {
        "description": ("Songket", "Keris"), "marking": ("undecided", "terbuka"),
    }  # fmt: skip
    assert records.history(ws, limit=1)[0].operation == "bin"
    assert {entry.kind for entry in records.history(ws, "gift")} == {"gift"}


def test_saving_what_is_there_already_is_no_change(ws):
    ankara = find_partner(ws, "ankara")
    head = ws.store.journal.head()
    records.save_record(ws, ankara)
    records.bin_record(ws, "partner", ankara.id)
    records.bin_record(ws, "partner", ankara.id)
    assert ws.store.journal.head()[0] == head[0] + 1


def test_undo_without_a_number_takes_back_one_change_after_another(ws):
    gift = save(ws, Gift(description="one"))
    for text in ("two", "three"):
        save(ws, Gift(id=gift, description=text))
    said = []
    for _ in range(2):
        assert records.undo_entry(ws).touched == {("gift", gift)}
        said.append(records.load_record(ws, "gift", gift).description)
    assert said == ["two", "one"]
    records.undo_entry(ws)
    assert records.is_binned(ws, "gift", gift)


def test_undoing_an_older_entry_is_refused_where_something_newer_touched_it(ws):
    gift = save(ws, Gift(description="one"))
    save(ws, Gift(id=gift, description="two"))
    older = records.history(ws, "gift", gift)[0].sequence
    save(ws, Gift(id=gift, description="three", kept_at="Store room"))
    assert code_of(records.undo_entry, ws, older) == ("undo.newer_change", "description")
    assert records.load_record(ws, "gift", gift).description == "three"


def test_undoing_a_number_that_the_journal_lacks_is_refused(ws):
    assert code_of(records.undo_entry, ws, 10**6) == ("entry.unknown", "entry")


def test_the_starter_records_are_where_undoing_ends(ws):
    save(ws, Body(name="Bandung City Government"))
    records.undo_entry(ws)
    assert code_of(records.undo_entry, ws) == ("undo.nothing", "entry")


# Lists and pickers


def test_a_list_names_what_its_records_link_to_and_their_rows(ws):
    rows = records.record_rows(ws, "agreement")
    first = next(row for row in rows if str(row.record.signed_on) == "1984-02-01")
    assert first.links["partner", first.record.partner] == "Ankara"
    for row in rows:
        assert set(records.links_of(row.record)) <= set(row.links)


def test_names_leave_out_what_is_unknown(ws):
    ankara = find_partner(ws, "ankara").id
    assert records.names_of(ws, "partner", [ankara, 999]) == {ankara: "Ankara"}
    assert records.names_of(ws, "partner", []) == {}


def test_a_picker_offers_the_first_before_typing_and_the_nearest_after(ws):
    assert len(records.pick(ws, "partner", "")) == 8
    assert len(records.pick(ws, "partner", "  ", limit=3)) == 3
    first = records.pick(ws, "partner", "osa")[0]
    assert (first.headline, first.sign) == ("Osaka", "jp")
    assert records.pick(ws, "partner", "大阪")[0].headline == "Osaka"
    assert records.pick(ws, "partner", "no such city") == ()


def test_a_picker_tells_records_of_one_name_apart(ws):
    offers = records.pick(ws, "agreement", "Memorandum of Understanding")
    offers += records.pick(ws, "agreement", "", limit=20)
    memoranda = {one.apart for one in offers if one.headline == "Memorandum of Understanding"}
    assert {("Casablanca", PartialDate.parse("1992-07-11"))} <= {one[:2] for one in memoranda}
    assert {("Ankara", PartialDate.parse("1990-06-25"))} <= {one[:2] for one in memoranda}


def test_a_picker_offers_only_its_kind_and_nothing_from_the_bin(ws):
    save(ws, Body(name="Osaka Prefecture"))
    assert {one.kind for one in records.pick(ws, "body", "osaka")} == {"body"}
    records.bin_record(ws, "partner", find_partner(ws, "osaka").id)
    assert "Osaka" not in {one.headline for one in records.pick(ws, "partner", "osaka")}
    everyone = records.pick(ws, "partner", "", limit=99)
    assert "Osaka" not in {one.headline for one in everyone}


def test_a_record_is_made_on_the_spot_from_its_name(ws):
    made = records.create_named(ws, "person", "  Aisha binti Omar ").first_id
    assert records.load_record(ws, "person", made) == Person(id=made, name="Aisha binti Omar")
    assert code_of(records.create_named, ws, "person", " ") == ("field.required", "name")
    assert code_of(records.create_named, ws, "claim", "x") == ("kind.needs_form", "kind")
    assert code_of(records.create_named, ws, "network", "x") == ("kind.needs_form", "kind")
    assert code_of(records.create_named, ws, "visit", "x")[0] == "field.required"
    assert code_of(records.create_named, ws, "car", "x") == ("kind.unknown", "kind")


def test_people_met_on_a_visit_are_linked_from_their_rows(ws):
    guest = save(ws, Person(name="Aisha"))
    visit = Visit(partner=1, delegation=(Delegate(person=guest), Delegate(person=None)))
    assert set(records.links_of(visit)) == {("partner", 1), ("person", guest)}


# Hostile texts


def test_a_hundred_texts_are_counted():
    assert len({*KEPT, *LONG_ONLY, *REFUSED}) >= 100


def expected(text, spec):
    """Return what a field keeps of a text, or None where it must refuse it."""
    kept = cleaned(text, "\n\t" if spec.type is FieldType.LONG_TEXT else "")
    if kept is None or len(kept) > spec.longest or (spec.required and not kept):
        return None
    return kept


@cache
def cleaned(text, breaks):
    """Return a text in NFC without outer space, or None when it holds a control character."""
    if any(unicodedata.category(one) in ("Cc", "Cs") and one not in breaks for one in text):
        return None
    return unicodedata.normalize("NFC", text).strip()


def pasted(described, text):
    """Return a record or row with a text in every text field that takes it."""
    record = full(described)
    values = {}
    for spec in specs(described):
        if spec.names_kind or spec.field_of_kind_in:
            continue  # no text of an officer's own
        if spec.type is FieldType.ROWS:
            values[spec.name] = ()
        elif spec.type is FieldType.TEXTS and expected(text, spec):
            values[spec.name] = (text, text)
        elif spec.is_text and expected(text, spec) is not None:
            values[spec.name] = text
        elif spec.type is FieldType.MONEY:
            values[spec.name] = Decimal(1)
        elif spec.name == "decision":
            values[spec.name] = Decision.NOT_RENEWED
        elif spec.name in ("terminated_on", "decided_on"):
            continue  # the day that the text beside it needs
        elif spec.type in (FieldType.LINK, FieldType.PARTIAL_DATE) and not spec.required:
            values[spec.name] = None
    return replace(record, **values)


def with_rows(record, texts):
    """Return a record whose every list has a row for each text."""
    lists = {
        spec.name: tuple(pasted(spec.row, text) for text in texts)
        for spec in specs(type(record))
        if spec.type is FieldType.ROWS
    }
    return replace(record, **lists)


def kept(described, record):
    """Return a record as it must be read back: NFC, without outer space."""
    values = {}
    for spec in specs(described):
        held = getattr(record, spec.name)
        if spec.is_text:
            values[spec.name] = expected(held, spec)
        elif spec.type is FieldType.TEXTS:
            values[spec.name] = tuple(expected(one, spec) for one in held)
        elif spec.type is FieldType.ROWS:
            values[spec.name] = tuple(kept(spec.row, row) for row in held)
    return replace(record, **values)


def test_hostile_texts_come_back_from_every_field_and_are_exported_and_searched(ws, tmp_path):
    meant = {}
    with ws.store.session("pasting"):
        for name, kind in KINDS.items():
            several = with_rows(pasted(kind.record, "plain"), (*KEPT, *LONG_ONLY))
            single = (pasted(kind.record, text) for text in (*KEPT, *LONG_ONLY))
            for record in (several, *single):
                saved = save(ws, record)
                meant[name, saved] = replace(kept(kind.record, record), id=saved)
                if name == "review":
                    # A new one takes its partner from its agreement.
                    partner = records.load_record(ws, "agreement", record.agreement).partner
                    meant[name, saved] = replace(meant[name, saved], partner=partner)
    for name in KINDS:
        mine = {key[1]: record for key, record in meant.items() if key[0] == name}
        assert ws.store.shelf(name).many(mine) == mine

    archive = tmp_path / "office.json"
    export_archive(ws, archive)
    whole = json.loads(archive.read_text("utf-8"))
    read = {(name, one["id"]): one for name in KINDS for one in whole[KINDS[name].plural]}
    for key, record in meant.items():
        assert read[key] == to_plain(record) | {"is_binned": False}

    for text in (*KEPT, *LONG_ONLY, *REFUSED):
        search(ws, text)
        records.pick(ws, "partner", text)


def test_a_partner_with_a_hostile_name_is_found_by_it(ws):
    lettered = [text for text in KEPT if any(map(str.isalnum, text))]
    with ws.store.session():
        made = {text: records.create_named(ws, "partner", text).first_id for text in lettered}
    for text, partner in made.items():
        found = {hit.record_id for hit in search(ws, text, 1_000) if hit.kind == "partner"}
        assert partner in found, text


def text_fields(described, path=""):
    """Return the path of every text field of a record and its rows, with its description."""
    for spec in specs(described):
        if spec.type is FieldType.ROWS:
            yield from text_fields(spec.row, f"{path}{spec.name}.1.")
        elif spec.is_text or spec.type is FieldType.TEXTS:
            yield f"{path}{spec.name}", spec


def with_text(record, path, text):
    """Return a record with a text at a path such as "clauses.1.text"."""
    name, _, rest = path.partition(".")
    if rest:
        row = getattr(record, name)[0]
        return replace(record, **{name: (with_text(row, rest.partition(".")[2], text),)})
    is_list = isinstance(getattr(record, name), tuple)
    return replace(record, **{name: (text,) if is_list else text})


@pytest.mark.parametrize("kind", KINDS)
def test_what_no_field_can_hold_is_refused_at_that_very_field(ws, kind):
    described = KINDS[kind].record
    plain = with_rows(pasted(described, "plain"), ["plain"])
    refusals = 0
    with ws.store.session():
        head = ws.store.journal.head()
        for path, spec in text_fields(described):
            for text in (*REFUSED, *(one for one in LONG_ONLY if expected(one, spec) is None)):
                with pytest.raises(RuleViolation) as refused:
                    records.save_record(ws, with_text(plain, path, text))
                assert refused.value.field == path
                assert refused.value.code in ("text.control", "text.too_long")
                refusals += 1
        assert ws.store.journal.head() == head
    assert refusals >= len(REFUSED) * 3
