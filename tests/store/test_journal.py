import sys
import threading
from dataclasses import replace

import peewee
import pytest

from kl_relations_desktop.domain.errors import RuleViolation, StoreUnavailable
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement, Clause
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.store import health, journal
from kl_relations_desktop.store.journal import FieldChange, seal


def test_each_change_is_written_with_who_when_why_and_both_values(store):
    shelf = store.shelf("partner")
    with store.session("the page was corrected"):
        saved = shelf.save(Partner(name="Esfahan"))
        shelf.save(replace(saved, name="Isfahan", since=PartialDate.parse("1989-01")))

    newest, oldest = store.journal.entries()

    assert (newest.operation, oldest.operation) == ("change", "create")
    assert newest.changes == (
        FieldChange("name", "Esfahan", "Isfahan"),
        FieldChange("since", None, "1989-01"),
    )
    assert (newest.account, newest.shown_name) == ("aminah", "Aminah binti Hassan")
    assert newest.reason == "the page was corrected"
    assert (newest.kind, newest.record_id, newest.headline) == ("partner", saved.id, "Isfahan")
    assert newest.at > oldest.at
    assert store.journal.last() == newest
    assert store.journal.head() == (2, newest.mac)


def test_a_list_inside_a_record_is_written_with_it_as_one_entry(store):
    partner = store.shelf("partner").save(Partner(name="Ankara")).id
    saved = store.shelf("agreement").save(Agreement(partner=partner))

    store.shelf("agreement").save(replace(saved, clauses=(Clause(text="Roads"),)))

    change = store.journal.entries(limit=1)[0].changes[0]
    assert change.field == "clauses"
    assert change.before == []
    assert change.after[0]["text"] == "Roads"


def test_saving_what_has_not_changed_writes_nothing(store):
    saved = store.shelf("partner").save(Partner(name="Ankara"))
    store.shelf("partner").save(saved)
    store.shelf("partner").bin(saved.id)
    store.shelf("partner").bin(saved.id)

    assert [one.operation for one in store.journal.entries()] == ["bin", "create"]


def test_entries_are_asked_for_by_kind_record_and_page(store):
    for name in "abc":
        store.shelf("partner").save(Partner(name=name))

    assert [one.sequence for one in store.journal.entries("partner", 2)] == [2]
    assert [one.sequence for one in store.journal.entries(before=3, limit=1)] == [2]
    assert store.journal.entries("person") == ()
    with pytest.raises(RuleViolation, match=r"entry\.unknown"):
        store.journal.entry(9)


def test_a_session_that_fails_leaves_nothing_behind(store):
    with pytest.raises(ZeroDivisionError), store.session():
        store.shelf("partner").save(Partner(name="Ankara"))
        raise ZeroDivisionError

    assert store.shelf("partner").count() == 0
    assert store.journal.head() == (0, "")
    assert store.search("ankara") == ()


def test_a_session_inside_another_can_fail_alone(store):
    with store.session("outer") as outer:
        store.shelf("partner").save(Partner(name="kept"))
        with pytest.raises(RuleViolation), store.session("inner"):
            store.shelf("partner").save(Partner(name="dropped"))
            store.shelf("partner").save(Partner(name=""))
        store.shelf("partner").save(Partner(name="kept too"))

    assert [one.name for one in store.shelf("partner").all()] == ["kept", "kept too"]
    assert len(outer.changes.touched) == 2
    assert {one.reason for one in store.journal.entries()} == {"outer"}


@pytest.mark.parametrize(
    "statement", ["UPDATE journal SET reason = 'x'", "DELETE FROM journal WHERE sequence = 1"]
)
def test_the_journal_refuses_to_be_edited(store, statement):
    store.shelf("partner").save(Partner(name="Ankara"))

    with pytest.raises(peewee.PeeweeException, match="append-only"):
        store.database.execute_sql(statement)


def test_a_seal_depends_on_the_key_the_entry_and_all_that_went_before(store):
    store.shelf("partner").save(Partner(name="Ankara"))
    entry = store.journal.last()
    assert entry.mac == seal(store.journal.key(), "", entry)

    others = {
        seal(bytes(32), "", entry),
        seal(store.journal.key(), "before", entry),
        seal(store.journal.key(), "", replace(entry, undoes=1)),
        seal(store.journal.key(), "", replace(entry, act=1)),
        seal(store.journal.key(), "", replace(entry, changes=entry.changes[:-1])),
        entry.mac,
    }
    assert len(others) == 6


def test_the_key_is_readable_by_its_owner_alone(store):
    store.shelf("partner").save(Partner(name="Ankara"))

    assert len((store.folder / "office.key").read_bytes()) == 32
    if sys.platform != "win32":
        assert (store.folder / "office.key").stat().st_mode & 0o777 == 0o600


def test_a_head_that_cannot_be_noted_does_not_turn_a_kept_record_into_a_failure(
    store, monkeypatch
):
    store.shelf("partner").save(Partner(name="Ankara"))

    def full(*_: object) -> None:
        raise StoreUnavailable("file.disk_full")

    monkeypatch.setattr(journal, "write_whole", full)
    store.shelf("partner").save(Partner(name="Osaka"))

    assert store.shelf("partner").count() == 2
    assert health.check(store).is_whole


def test_two_threads_write_one_after_the_other_into_one_chain(store):
    def write(name: str) -> None:
        for number in range(20):
            store.shelf("partner").save(Partner(name=f"{name} {number}"))
        store.release()

    threads = [threading.Thread(target=write, args=(name,)) for name in "ab"]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert [one.sequence for one in store.journal.entries()] == list(range(40, 0, -1))
    assert store.shelf("partner").count() == 40
