"""Every derived day against a second reckoning that walks the calendar day by day."""

from dataclasses import replace
from datetime import date

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import AgreementLink
from kl_relations_desktop.domain.records.kinds import AgreementState as State
from kl_relations_desktop.domain.records.kinds import Relation
from kl_relations_desktop.domain.reviews import Cycle
from kl_relations_desktop.domain.standing import (
    Circumstances,
    events_between,
    next_event_day,
    standing_on,
)
from tests.domain.terms_samples import (
    DAY,
    anniversary,
    holidays,
    instrument,
    naive_send_by,
    naive_terms,
)

STARTS = st.one_of(
    st.dates(date(1950, 1, 1), date(2030, 1, 1)),
    st.sampled_from([date(2004, 2, 29), date(2003, 1, 31), date(2003, 12, 31)]),
)
KINDS = st.sampled_from(["fixed", "by_consent", "renews_itself"])
HOLIDAYS = holidays(*(f"{year}-{day}" for year in range(1940, 2060)
                      for day in ("12-25", "01-01", "05-01", "08-31", "02-01")))  # fmt: skip


@st.composite
def cases(draw):
    first, renewal = draw(st.integers(1, 30)), draw(st.integers(1, 26))
    kind = draw(KINDS)
    times = draw(st.none() | st.integers(0, 3)) if kind == "renews_itself" else 0
    notice = draw(st.none() | st.tuples(st.integers(0, 9), st.integers(0, 40)))
    made = instrument(
        draw(STARTS).isoformat(), kind,
        term_years=first // 12, term_months=first % 12,
        renewal_years=renewal // 12, renewal_months=renewal % 12,
        renewal_times=times if kind == "renews_itself" else None,
        notice_months=notice and notice[0], notice_days=notice and notice[1],
        despatch_margin_days=draw(st.none() | st.integers(0, 30)),
    )  # fmt: skip
    circumstances = Circumstances(
        closed=HOLIDAYS, margin_days=draw(st.integers(0, 14)),
        ending_months=draw(st.integers(0, 12)),
    )  # fmt: skip
    return made, circumstances, first, renewal if kind == "renews_itself" else None, times


def _naive_state(day, term, notice, renews, ending):
    last = term[2]
    if notice is not None and day <= notice and day >= anniversary(notice, -ending):
        return State.NOTICE_WINDOW_OPEN
    if renews:
        missed = notice is not None and day > notice
        return State.WINDOW_MISSED if missed else State.IN_FORCE
    return State.ENDING if day >= anniversary(last, -ending) else State.IN_FORCE


def _notice_of(made):
    stated = made.notice_months is not None
    return (made.notice_months, made.notice_days) if stated and (
        made.notice_months or made.notice_days) else None  # fmt: skip


@settings(max_examples=60)
@given(cases())
def test_each_day_has_the_term_state_and_letter_that_the_walk_finds(case):
    made, circumstances, first, renewal, times = case
    start, notice = made.signed_on.earliest(), _notice_of(made)
    until = anniversary(start, first + 40)
    walked = naive_terms(start, first, renewal, times, until)
    own = made.despatch_margin_days
    margin = circumstances.margin_days if own is None else own
    letters = {
        ends: naive_send_by(ends, *notice, margin, HOLIDAYS) if notice else (None, None)
        for _, _, ends in set(walked.values())
    }
    for day, term in walked.items():
        found = standing_on(made, day, circumstances)
        number, begins, ends = term
        assert (found.term_number, found.term_starts.edtf, found.term_ends.edtf) == (
            number, begins.isoformat(), ends.isoformat())  # fmt: skip
        last, send_by = letters[ends]
        assert found.send_by == send_by
        noticed = found.last_day_to_give_notice
        assert (noticed and noticed.single_day) == last
        renews = renewal is not None and (times is None or number <= times)
        assert found.renews_itself is renews
        state = _naive_state(day, term, last, renews, circumstances.ending_months)
        assert found.state is state
        assert found.review_on is None
    after = max(walked) + DAY
    if after <= until:
        assert standing_on(made, after, circumstances).state is State.ENDED
    assert standing_on(made, start - DAY, circumstances).state is State.PROPOSED


@settings(max_examples=60)
@given(cases(), st.integers(0, 1200), st.integers(0, 900))
def test_the_days_it_brings_are_those_of_every_term_each_once(case, skip, length):
    made, circumstances, first, renewal, times = case
    start, notice = made.signed_on.earliest(), _notice_of(made)
    since, last = start + skip * DAY, start + (skip + length) * DAY
    own = made.despatch_margin_days
    margin = circumstances.margin_days if own is None else own
    wanted = set()
    terms = set(naive_terms(start, first, renewal, times, anniversary(last, 24)).values())
    for number, _, ends in terms:
        goes_on = renewal is not None and (times is None or number <= times)
        wanted.add(("rollover" if goes_on else "end", ends, number))
        if notice:
            noticed, send_by = naive_send_by(ends, *notice, margin, HOLIDAYS)
            wanted |= {("last_notice", noticed, number), ("send_by", send_by, number)}
    wanted = {one for one in wanted if since <= one[1] <= last}
    events = events_between(made, since, last, circumstances)
    found = [(one.kind, one.day.single_day, one.term_number) for one in events]
    assert len(found) == len(set(found))
    assert set(found) == wanted
    assert [day for _, day, _ in found] == sorted(day for _, day, _ in found)
    ahead = next_event_day(made, since, circumstances)
    if wanted:
        assert ahead == min(day for _, day, _ in wanted)
    else:
        assert ahead is None or ahead > last


@settings(max_examples=150)
@given(cases(), st.sampled_from(["%Y-%m", "%Y"]), st.integers(0, 3000))
def test_a_start_known_in_part_is_never_surer_than_each_day_that_it_can_mean(case, known, skip):
    made, circumstances, *_ = case
    vague = PartialDate.parse(made.signed_on.earliest().strftime(known))
    day = vague.latest() + skip * DAY
    found = standing_on(
        made.__class__(**_values(made) | {"signed_on": vague}), day, circumstances
    )
    sure = standing_on(made, day, circumstances)
    if sure.term_number == found.term_number:
        assert found.term_starts.contains(sure.term_starts.earliest())
        assert found.term_ends.contains(sure.term_ends.earliest())
        if sure.send_by is not None:
            assert found.send_by <= sure.send_by
    else:
        assert found.term_number < sure.term_number
    if found.state is State.ENDED:
        assert sure.state is State.ENDED


def _values(made):
    return {name: getattr(made, name) for name in made.__dataclass_fields__}


@given(STARTS, st.integers(1, 40), st.integers(0, 4000), st.integers(0, 2500))
def test_what_has_no_term_brings_reviews_alone_one_a_cycle(signed, months, skip, length):
    made = instrument(signed.isoformat())
    around = Circumstances(cycle=Cycle(months))
    first = signed + skip * DAY
    last = first + length * DAY
    turns, turn = [], 1
    while (day := anniversary(signed, turn * months)) <= last:
        turns += [day] if day >= first else []
        turn += 1
    events = events_between(made, first, last, around)
    assert [(one.kind, one.day.single_day) for one in events] == [("review", d) for d in turns]
    assume(turns)
    assert next_event_day(made, first, around) == turns[0]
    assert standing_on(made, first, around).review_on == turns[0]


@st.composite
def changed(draw):
    """Return an instrument with some amendments, and perhaps one that replaces it."""
    months = st.integers(12, 40)
    signed = draw(st.dates(date(2000, 1, 1), date(2001, 12, 31)))
    kinds = st.sampled_from(
        ["fixed", "by_consent", "renews_itself", "not_stated", "open_ended"]
    )

    def made(number, day, **more):
        return instrument(
            day.isoformat(), draw(kinds), agreement_id=number, term_months=draw(months),
            renewal_months=draw(st.none() | months), renewal_times=draw(st.none() | st.just(2)),
            notice_months=draw(st.none() | st.integers(0, 6)), **more,
        )  # fmt: skip

    later = [
        made(
            number, draw(st.dates(date(2002, 1, 1), date(2008, 12, 31))),
            links=((1, Relation(draw(st.sampled_from(["amends", "follows", "renews"])))),),
            term_from=draw(st.sampled_from(["signature", "earlier_end"])),
        )
        for number in range(2, 2 + draw(st.integers(0, 3)))
    ]  # fmt: skip
    around = Circumstances(closed=HOLIDAYS, later=tuple(later), cycle=Cycle(18))
    return made(1, signed), around


@settings(max_examples=30)
@given(changed())
def test_what_it_brings_is_what_its_standing_says_on_that_very_day(case):
    made, around = case
    first, last = date(1999, 12, 1), date(2012, 12, 31)
    brought = {}
    for one in events_between(made, first, last, around):
        brought.setdefault(one.day.latest(), set()).add(one.kind)
    following = sorted(brought)
    day = first
    while day <= last:
        found = standing_on(made, day, around, explain=False)
        wanted = set()
        ends, notice = found.term_ends, found.last_day_to_give_notice
        is_over = found.state in (State.TERMINATED, State.SUPERSEDED, State.ENDED)
        if ends is not None and ends.latest() == day and not is_over:
            wanted.add("rollover" if found.renews_itself else "end")
        if notice is not None and notice.latest() == day:
            wanted.add("last_notice")
        wanted |= {"send_by"} if found.send_by == day else set()
        wanted |= {"review"} if found.review_on == day else set()
        assert brought.get(day, set()) == wanted
        while following and following[0] < day:
            following.pop(0)
        if following and day.day == 1:
            assert next_event_day(made, day, around) == following[0]
        day += DAY


@st.composite
def chained(draw):
    """Return an instrument and several that amend it or each other, in any tangle."""
    made = instrument("2001-01-01", "renews_itself", term_months=30, renewal_months=20)
    count = draw(st.integers(1, 5))
    later = [
        instrument(
            f"200{draw(st.integers(2, 7))}-05-01",
            draw(st.sampled_from(["fixed", "not_stated"])),
            agreement_id=number, term_months=draw(st.integers(12, 60)),
            notice_months=draw(st.none() | st.integers(0, 6)),
            term_from=draw(st.sampled_from(["signature", "earlier_end"])),
            links=tuple(
                (to, Relation.AMENDS)
                for to in sorted(draw(st.sets(st.integers(1, count + 1), min_size=1)))
            ),
        )
        for number in range(2, count + 2)
    ]  # fmt: skip
    return made, tuple(later)


def _told_directly(later):
    """Return those that amend number 1, however far round, linked to it alone."""
    signed = {1: date(2001, 1, 1)} | {one.id: one.signed_on.earliest() for one in later}
    members = {1}
    for _ in later:
        members |= {
            one.id
            for one in later
            for link in one.links
            if link.agreement in members and signed[link.agreement] <= signed[one.id]
        }
    direct = (AgreementLink(agreement=1, relation=Relation.AMENDS),)
    return tuple(replace(one, links=direct) for one in later if one.id in members)


@given(chained())
def test_what_amends_an_amendment_counts_as_if_it_named_the_original(case):
    made, later = case
    chain, direct = Circumstances(later=later), Circumstances(later=_told_directly(later))
    first, last = date(2001, 1, 1), date(2020, 1, 1)
    assert events_between(made, first, last, chain) == events_between(made, first, last, direct)
    for year in range(2001, 2020):
        day = date(year, 5, 1)
        assert standing_on(made, day, chain, explain=False) == standing_on(
            made, day, direct, explain=False
        )
