"""Long lists: laid out, sorted and filtered by the engine, read by keyset."""

from datetime import date

import pytest

from kl_relations_desktop.domain import listing as asked_in
from kl_relations_desktop.domain.listing import (
    Check,
    FilterWord,
    Grouping,
    ListQuestion,
    Section,
    Trait,
)
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import Grade, PartnerKind, TermKind, VisitState
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.domain.records.people import Person
from kl_relations_desktop.domain.records.story import Gift, Visit

DAYS = ("1994", "1989-01", None, "1989-01-12", "1994-03", "1984-02-01", "1989-01", None)


def walked(store, question, limit=2):
    """Return the ids of a list from its first row to its last, read by small pages.

    The rows of several runs read together are the same ones.
    """
    listing, ids = store.listing(question.kind), []
    runs = listing.outline(question).runs
    for run in runs:
        after, mine = None, []
        while page := listing.page(question, run, after, limit):
            mine += [place[-1] for place in page]
            after = page[-1]
        assert len(mine) == run.count
        ids += mine
    together = listing.short_runs(question, runs)
    assert [len(one) for one in together] == [run.count for run in runs]
    assert [one for mine in together for one in mine] == ids
    return ids


def plans_of(store):
    """Return a list that fills with how the engine goes about what is read from now on."""
    plans, real = [], store.connections.rows
    store.connections.rows = lambda sql, values=(): (
        plans.extend(row[3] for row in real(f"EXPLAIN QUERY PLAN {sql}", values))
        or real(sql, values)
    )
    return plans


def by_day(store, *, descending, days=DAYS):
    dates = {
        store.shelf("gift").save(Gift(description=f"g{number}", given_on=_date(day))).id: day
        for number, day in enumerate(days)
    }
    found = walked(store, ListQuestion("gift", "given_on", is_descending=descending))
    return [dates[one] for one in found]


def _date(day):
    return PartialDate.parse(day) if day else None


@pytest.mark.parametrize("descending", [False, True])
def test_a_list_goes_on_where_the_last_page_ended_and_ends_with_what_is_not_stated(
    store, descending
):
    found = by_day(store, descending=descending)

    said = [PartialDate.parse(day).sort_key for day in found if day]
    assert said == sorted(said, reverse=descending)
    assert len(said) == 6
    assert found[-2:] == [None, None]


def test_choices_stand_in_the_order_of_their_list_with_the_unstated_last(store):
    for grade in (Grade.CONTACT, Grade.NOT_STATED, Grade.TWIN_CITY):
        store.shelf("partner").save(Partner(name="Ankara", grade=grade))
    for descending, wanted in ((False, [3, 1, 2]), (True, [1, 3, 2])):
        question = ListQuestion("partner", "grade", is_descending=descending)
        assert walked(store, question) == wanted


def test_links_stand_in_the_order_of_the_names_they_lead_to(store):
    names = ("Osaka", "Çankaya", "ankara")
    partners = [store.shelf("partner").save(Partner(name=name)).id for name in names]
    gifts = [
        store.shelf("gift").save(Gift(description="Songket", partner=one)).id
        for one in (*partners, None)
    ]
    assert walked(store, ListQuestion("gift", "partner")) == [
        gifts[place] for place in (2, 1, 0, 3)
    ]
    turned = ListQuestion("gift", "partner", is_descending=True)
    assert walked(store, turned) == [gifts[place] for place in (0, 1, 2, 3)]


def test_names_stand_as_they_are_read_on_the_screen(store):
    for name, name_ms in (("Egypt Club", "Mesir"), ("Osaka", ""), ("Élan", "")):
        store.shelf("partner").save(Partner(name=name, name_ms=name_ms))

    assert walked(store, ListQuestion("partner")) == [1, 3, 2]
    assert walked(store, ListQuestion("partner", language="ms")) == [3, 1, 2]


def test_what_is_past_stands_newest_first_below_what_comes(store):
    partner = store.shelf("partner").save(Partner(name="Ankara")).id
    told = (("1994", "held"), ("2027-02", "planned"), ("2001", "held"), ("2026-12", "planned"))
    for day, state in told:
        visit = Visit(partner=partner, dates=_date(day), state=VisitState(state), purpose="v")
        store.shelf("visit").save(visit)
    planned = Trait("state", Check.IS, "planned")
    coming = Section("Coming", (planned, Trait("dates", Check.REACHES, date(2026, 11, 23))))
    late = Section("Late", (planned, Trait("dates", Check.ENDED, date(2026, 11, 23))))
    past = Section("Past", (Trait("state", Check.IS_NOT, "planned"),), is_turned=True)
    question = ListQuestion("visit", "dates", grouping=Grouping((coming, late, past)))

    heads = [head for head in store.listing("visit").outline(question).heads if head]
    assert [(head.label, head.count) for head in heads] == [("Coming", 2), ("Past", 2)]
    assert walked(store, question) == [4, 2, 3, 1]


def test_a_list_grouped_by_partner_has_a_head_for_each_with_flag_and_count(store):
    ids = [
        store.shelf("partner").save(Partner(name=name, flag=flag)).id
        for name, flag in (("Osaka", "JP"), ("Ankara", "TR"))
    ]
    for partner in (*ids, ids[0], None):
        store.shelf("person").save(Person(name="Somebody", partner=partner))
    question = ListQuestion("person", grouping=Grouping(link="partner", unlinked="Nobody's"))

    heads = store.listing("person").outline(question).heads
    assert [(head.label, head.count, head.flag) for head in heads] == [
        ("Nobody's", 1, None), ("Ankara", 1, "TR"), ("Osaka", 2, "JP"),
    ]  # fmt: skip


def test_heads_are_said_in_the_language_of_the_screen(store):
    ids = [
        store.shelf("partner").save(one).id
        for one in (Partner(name="Jeddah", name_ms="Jiddah"), Partner(name="Osaka"))
    ]
    for partner in ids:
        store.shelf("person").save(Person(name="Somebody", partner=partner))
    for language, said in (("en", ["Jeddah", "Osaka"]), ("ms", ["Jiddah", "Osaka"])):
        question = ListQuestion("person", grouping=Grouping(link="partner"), language=language)
        heads = store.listing("person").outline(question).heads
        assert [head.label for head in heads if head] == said


def test_heads_stay_over_their_rows_when_a_list_is_sorted_by_value(store):
    partner = store.shelf("partner").save(Partner(name="Ankara")).id
    for term in (TermKind.NOT_STATED, TermKind.OPEN_ENDED, TermKind.NOT_STATED):
        store.shelf("agreement").save(Agreement(partner=partner, term_kind=term))
    question = ListQuestion("agreement", "term_kind", grouping=Grouping(link="partner"))

    outline = store.listing("agreement").outline(question)
    assert [head.count if head else None for head in outline.heads] == [3, None]
    assert walked(store, question) == [2, 1, 3]


@pytest.mark.parametrize(
    ("words", "found"),
    [("turkiye", 1), ("road", 1), ("roads ankara", 1), ("100%", 0), ("r", 1), ("1994", 1)],
)
def test_a_filter_looks_into_names_dates_and_the_partners_names(store, words, found):
    ankara = store.shelf("partner").save(Partner(name="Ankara", aliases=("Türkiye",))).id
    store.shelf("visit").save(Visit(partner=ankara, purpose="Roads", dates=_date("1994")))
    asked = tuple(FilterWord(word) for word in words.split())
    question = ListQuestion("visit", words=asked, shown=("dates",))

    assert store.listing("visit").outline(question).count == found


def test_a_filter_finds_months_and_values_by_what_they_are_called(store):
    partner = store.shelf("partner").save(Partner(name="Ankara")).id
    for day in ("1984-02", "1984-03-02"):
        store.shelf("agreement").save(Agreement(partner=partner, signed_on=_date(day)))
    for word, count in (
        (FilterWord("feb", months=(2,)), 1),
        (FilterWord("agree", values=(("kind", ("agreement",)),)), 2),
        (FilterWord("mou", values=(("kind", ("mou",)),)), 0),
    ):
        question = ListQuestion("agreement", words=(word,), shown=("signed_on", "kind"))
        assert store.listing("agreement").outline(question).count == count


def test_the_bin_is_listed_and_filtered_apart(store):
    shelf = store.shelf("gift")
    kept, binned = (shelf.save(Gift(description=one)).id for one in ("Songket", "Keris"))
    shelf.bin(binned)

    assert walked(store, ListQuestion("gift")) == [kept]
    assert walked(store, ListQuestion("gift", binned=True)) == [binned]
    words = (FilterWord("ker"),)
    assert walked(store, ListQuestion("gift", words=words, binned=True)) == [binned]
    assert walked(store, ListQuestion("gift", words=words)) == []


@pytest.mark.parametrize("descending", [False, True])
def test_a_row_is_found_where_it_stands_and_a_place_by_its_number(store, descending):
    by_day(store, descending=descending)
    listing = store.listing("gift")
    question = ListQuestion("gift", "given_on", is_descending=descending)
    outline = listing.outline(question)

    places = iter(walked(store, question))
    for number, run in enumerate(outline.runs):
        for offset in range(run.count):
            record = next(places)
            assert listing.place_at(question, run, offset)[-1] == record
            assert listing.find(outline, record) == (number, offset)
    assert listing.find(outline, 99) is None


@pytest.mark.parametrize(
    ("kind", "sort", "grouping"),
    [
        ("agreement", "signed_on", Grouping(link="partner")),
        ("agreement", "kind", Grouping(link="partner")),
        ("person", asked_in.HEADLINE, Grouping(link="partner")),
        ("partner", "since", Grouping((Section("", (Trait("kind", Check.IS, "city"),)),))),
        (
            "followup",
            "owner_post",
            Grouping((Section("", (Trait("state", Check.IS, "open"),)),)),
        ),
        ("gift", "value", Grouping()),
    ],
)
def test_every_shown_order_has_an_index_and_sorts_nothing(store, kind, sort, grouping):
    store.shelf("partner").save(Partner(name="Ankara", kind=PartnerKind.CITY))
    listing = store.listing(kind)
    question = ListQuestion(kind, sort, grouping=grouping)
    linked = 1 if grouping.link else None
    section = 0 if grouping.sections else None
    run = asked_in.Run(1, section, linked, "mou" if sort == "kind" else True)
    plans = plans_of(store)
    listing.page(question, run)

    assert any(f"{kind}_list_" in one for one in plans), plans
    assert not any("TEMP B-TREE" in one for one in plans), plans


def test_what_the_sources_say_of_a_record_is_found_without_reading_all_claims(store):
    plans = plans_of(store)
    store.reading("claim").find(record_kind="partner", record_id=(1, 2))

    assert plans
    assert not any(one.startswith("SCAN") for one in plans), plans
