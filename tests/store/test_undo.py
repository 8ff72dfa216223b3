import random
from dataclasses import replace

import pytest

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.store import health
from kl_relations_desktop.store.officer import STARTER


def test_undoing_a_change_brings_back_what_stood_there(store):
    saved = store.shelf("partner").save(Partner(name="Ankara", country="Turkey"))
    store.shelf("partner").save(replace(saved, country="Türkiye"))

    changes = store.undo(2)

    assert changes.touched == {("partner", saved.id)}
    assert store.shelf("partner").load(saved.id).country == "Turkey"
    newest = store.journal.last()
    assert (newest.operation, newest.undoes) == ("change", 2)


def test_undoing_is_refused_where_something_newer_touched_the_field(store):
    saved = store.shelf("partner").save(Partner(name="Ankara"))
    second = store.shelf("partner").save(replace(saved, country="Turkey"))
    store.shelf("partner").save(replace(second, country="Türkiye"))

    with pytest.raises(RuleViolation) as refused:
        store.undo(2)

    assert (refused.value.code, refused.value.field) == ("undo.newer_change", "country")
    assert len(store.journal.entries()) == 3


def test_undoing_passes_over_newer_changes_of_other_fields(store):
    saved = store.shelf("partner").save(Partner(name="Ankara"))
    second = store.shelf("partner").save(replace(saved, country="Turkey"))
    store.shelf("partner").save(replace(second, note="Seen"))

    store.undo(2)

    loaded = store.shelf("partner").load(saved.id)
    assert (loaded.country, loaded.note) == ("", "Seen")


def test_undoing_a_creation_moves_the_record_to_the_bin(store):
    saved = store.shelf("partner").save(Partner(name="Ankara"))

    store.undo(1)

    assert store.shelf("partner").is_binned(saved.id)


def test_undoing_a_creation_is_refused_once_the_record_was_changed(store):
    saved = store.shelf("partner").save(Partner(name="Ankara"))
    store.shelf("partner").save(replace(saved, note="x"))

    with pytest.raises(RuleViolation, match=r"undo\.newer_change \(note\)"):
        store.undo(1)


def test_binning_and_bringing_back_are_undone_too(store):
    saved = store.shelf("partner").save(Partner(name="Ankara"))
    store.shelf("partner").bin(saved.id)
    store.undo(2)
    assert not store.shelf("partner").is_binned(saved.id)

    with pytest.raises(RuleViolation, match=r"bin\.not_there"):
        store.undo(2)


def test_a_change_of_what_lies_in_the_bin_is_not_undone_there(store):
    saved = store.shelf("partner").save(Partner(name="Ankara"))
    store.shelf("partner").save(replace(saved, note="x"))
    store.shelf("partner").bin(saved.id)
    with pytest.raises(RuleViolation, match=r"undo\.binned_since"):
        store.undo(2)


def test_what_is_undone_can_be_done_again_by_undoing_the_undoing(store):
    saved = store.shelf("partner").save(Partner(name="Ankara"))
    store.shelf("partner").save(replace(saved, note="x"))
    store.undo(2)
    store.undo(3)

    assert store.shelf("partner").load(saved.id).note == "x"
    assert store.journal.last_undoable().sequence == 2


def test_a_hundred_changes_are_undone_one_by_one(store):
    record = store.shelf("partner").save(Partner(name="Ankara"))
    for number in range(100):
        record = store.shelf("partner").save(replace(record, note=f"{number % 3}"))
    for _ in range(100):
        store.undo(store.journal.last_undoable().sequence)

    assert store.shelf("partner").load(record.id).note == ""
    assert store.journal.last_undoable().sequence == 1


def test_random_operations_undone_lead_back_to_the_same_records(store):
    chance = random.Random(7)
    shelf = store.shelf("partner")
    digests = [shelf.all(include_binned=True)]
    first = store.journal.head()[0]
    for number in range(60):
        records = shelf.all()
        what = chance.choice(("create", "change", "change", "bin"))
        if what == "create" or not records:
            shelf.save(Partner(name=f"n{number}"))
        elif what == "bin":
            shelf.bin(chance.choice(records).id)
        else:
            shelf.save(replace(chance.choice(records), note=str(chance.random())))
    digests.append((shelf.all(), shelf.binned()))
    last = store.journal.head()[0]
    for sequence in range(last, first, -1):
        store.undo(sequence)
    assert shelf.all() == ()
    for sequence in range(store.journal.head()[0], last, -1):
        store.undo(sequence)
    assert (shelf.all(), shelf.binned()) == digests[1]
    assert health.check(store).findings == ()


def test_what_one_act_wrote_is_undone_together_from_any_of_its_entries(store):
    shelf = store.shelf("partner")
    old = shelf.save(Partner(name="Ankara"))
    with store.session():
        shelf.save(replace(old, note="a"))
        shelf.save(replace(old, note="b", country="Türkiye"))
        new = shelf.save(Partner(name="Osaka"))
    shelf.save(replace(new, id=None, name="Melaka"))

    for sequence in (2, 3, 4):
        changes = store.undo(sequence)
        assert changes.touched == {("partner", old.id), ("partner", new.id)}
        assert shelf.load(old.id) == old
        assert shelf.is_binned(new.id)
        store.undo(store.journal.last().sequence)
        assert shelf.load(old.id).note == "b"
        assert not shelf.is_binned(new.id)
    assert health.check(store).findings == ()


def test_an_act_of_which_a_part_was_touched_is_undone_not_at_all(store):
    shelf = store.shelf("partner")
    old = shelf.save(Partner(name="Ankara"))
    with store.session():
        shelf.save(Partner(name="Osaka"))
        changed = shelf.save(replace(old, note="a"))
    shelf.save(replace(changed, note="b"))
    entries = store.journal.entries()

    with pytest.raises(RuleViolation, match=r"undo\.newer_change \(note\)"):
        store.undo(2)

    assert store.journal.entries() == entries
    assert len(shelf.all()) == 2


def test_the_last_act_is_undone_before_the_one_before_it(store):
    shelf = store.shelf("partner")
    for names in ("ab", "cd"):
        with store.session():
            for name in names:
                shelf.save(Partner(name=name))
    found = []
    while (last := store.journal.last_undoable()) is not None:
        store.undo(last.sequence)
        found.append([one.name for one in shelf.all()])

    assert found == [["a", "b"], []]


def test_what_nobody_wrote_and_what_failed_is_no_part_of_the_act(store):
    shelf = store.shelf("partner")
    with store.session():
        with pytest.raises(RuleViolation), store.session():
            shelf.save(Partner(name="dropped"))
            shelf.save(Partner(name=""))
        with store.session("by nobody", STARTER):
            shelf.save(Partner(name="apart"))
        shelf.save(Partner(name="first"))
        shelf.save(Partner(name="second"))

    assert [one.act for one in store.journal.entries()] == [2, None, None]
    store.undo(store.journal.last_undoable().sequence)
    assert [one.name for one in shelf.all()] == ["apart"]
    assert store.journal.last_undoable() is None
