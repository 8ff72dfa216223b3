from dataclasses import replace
from decimal import Decimal

import pytest

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.records.agreement import Agreement, Clause, Party
from kl_relations_desktop.domain.records.describe import FieldType, specs
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.domain.records.people import Body
from kl_relations_desktop.domain.records.register import KINDS
from kl_relations_desktop.domain.records.story import Gift, Milestone
from kl_relations_desktop.store.tables import TABLES
from tests.store.filled import full, one_of_each


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_every_kind_comes_back_as_it_was_saved(store, kind):
    one_of_each(store)
    record = full(KINDS[kind].record)

    saved = store.shelf(kind).save(record)

    assert replace(saved, id=None) == record
    assert store.shelf(kind).load(saved.id) == saved
    assert store.shelf(kind).many([saved.id, 999]) == {saved.id: saved}


def test_bare_values_are_those_of_the_records_in_sight(store):
    osaka, hidden = Partner(name="Osaka", latitude=34.7), Partner(name="Hidden")
    kept = [store.shelf("partner").save(one) for one in (osaka, hidden)]
    store.shelf("partner").bin(kept[1].id)
    assert store.reading("partner").values("name", "latitude") == [(kept[0].id, "Osaka", 34.7)]
    with pytest.raises(AssertionError, match="as they lie"):
        store.reading("partner").values("grade")


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_has_exactly_the_described_fields(kind):
    described = {spec.name for spec in specs(KINDS[kind].record) if spec.type != FieldType.ROWS}
    ends = {
        f"{spec.name}_{end}"
        for spec in specs(KINDS[kind].record)
        if spec.type is FieldType.PARTIAL_DATE
        for end in ("from", "to")
    }
    derived = {"id", "is_binned", "headline", "headline_folded"}

    assert {field.name for field in TABLES[kind]._meta.sorted_fields} == (
        described | ends | derived
    )


def test_a_list_inside_a_record_is_replaced_in_the_order_given(store):
    partner = store.shelf("partner").save(Partner(name="Ankara"))
    first = Agreement(partner=partner.id, clauses=(Clause(text="a"), Clause(text="b")))
    saved = store.shelf("agreement").save(first)

    store.shelf("agreement").save(replace(saved, clauses=(Clause(text="b"), Clause(text="c"))))

    loaded = store.shelf("agreement").load(saved.id)
    assert [clause.text for clause in loaded.clauses] == ["b", "c"]


def test_a_link_to_nothing_is_refused_at_its_field_and_nothing_is_kept(store):
    partner = store.shelf("partner").save(Partner(name="Ankara"))
    parties = (Party(principal=store.shelf("body").save(Body(name="B")).id), Party(principal=9))

    with pytest.raises(RuleViolation) as refused:
        store.shelf("agreement").save(Agreement(partner=partner.id, parties=parties))

    assert (refused.value.code, refused.value.field) == ("link.unknown", "parties.2.principal")
    assert store.shelf("agreement").count() == 0
    assert len(store.journal.entries()) == 2


def test_a_refused_record_names_its_field(store):
    with pytest.raises(RuleViolation) as refused:
        store.shelf("gift").save(Gift(description=""))

    assert refused.value.field == "description"


def test_an_unknown_id_is_refused(store):
    for ask in (store.shelf("partner").load, store.shelf("partner").is_binned,
                store.shelf("partner").bin):  # fmt: skip
        with pytest.raises(RuleViolation, match=r"record\.unknown"):
            ask(7)


def test_what_is_binned_is_out_of_sight_until_it_is_brought_back(store):
    shelf = store.shelf("partner")
    saved = shelf.save(Partner(name="Ankara"))

    shelf.bin(saved.id)
    assert (shelf.all(), shelf.binned(), shelf.count()) == ((), (saved,), 0)
    assert store.search("ankara") == ()
    assert shelf.load(saved.id) == saved

    shelf.unbin(saved.id)
    assert shelf.all() == (saved,)
    assert [hit.record_id for hit in store.search("ankara")] == [saved.id]


def test_finding_by_value_leaves_out_what_is_binned(store):
    shelf = store.shelf("milestone")
    partner = store.shelf("partner").save(Partner(name="Ankara")).id
    kept = shelf.save(Milestone(partner=partner, name="kept"))
    shelf.bin(shelf.save(Milestone(partner=partner, name="binned")).id)

    assert shelf.find(partner=partner) == (kept,)
    assert shelf.find(partner=(partner, 99), name="kept") == (kept,)
    assert shelf.find(partner=99) == ()


def test_amounts_keep_their_sen(store):
    saved = store.shelf("gift").save(Gift(description="Songket", value=Decimal("19.05")))

    assert store.shelf("gift").load(saved.id).value == Decimal("19.05")


def test_the_queries_of_a_read_do_not_grow_with_the_records(store, monkeypatch):
    asked = []
    real = store.connections.rows
    partner = store.shelf("partner").save(Partner(name="Ankara")).id

    def counted() -> int:
        asked.clear()
        store.shelf("agreement").all()
        return len(asked)

    store.shelf("agreement").save(Agreement(partner=partner))
    store.shelf("agreement").save(Agreement(partner=partner))
    monkeypatch.setattr(
        store.connections, "rows", lambda *a, **k: asked.append(a) or real(*a, **k)
    )
    few = counted()
    for _ in range(10):
        store.shelf("agreement").save(Agreement(partner=partner))

    assert counted() == few == 5


def test_a_long_look_fills_the_fields_asked_for_alone(store):
    partner = store.shelf("partner").save(Partner(name="Ankara", note="long")).id
    saved = store.shelf("agreement").save(
        Agreement(partner=partner, title="MoU", purpose="p", clauses=(Clause(text="a"),))
    )

    (seen,) = store.reading("agreement").only("title", "clauses").find(partner=partner)

    assert (seen.id, seen.title, seen.clauses) == (saved.id, "MoU", saved.clauses)
    assert (seen.partner, seen.purpose) == (None, "")
