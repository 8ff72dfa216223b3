"""Offices of agreements drawn by chance, links and odd dates included: nothing breaks."""

import random
from collections import Counter
from datetime import date, timedelta

import pytest

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.records.kinds import Relation, TermFrom, TermKind
from kl_relations_desktop.domain.records.register import kind_named
from kl_relations_desktop.usecases import records
from kl_relations_desktop.usecases.calendar_files import export_calendar
from kl_relations_desktop.usecases.due import due_items
from kl_relations_desktop.usecases.renewal_board import board
from kl_relations_desktop.usecases.standing import standings
from kl_relations_desktop.wording.catalogue import words
from kl_relations_desktop.wording.reasoning import sentence
from kl_relations_desktop.wording.reasons import why
from tests.exchange import rfc5545

SAID = [words("en"), words("ms")]
AGREEMENT = kind_named("agreement")


class _Chance(random.Random):
    def maybe(self, make, odds=0.5):
        return make() if self.random() < odds else None

    def day(self):
        day = date(2015, 1, 1) + timedelta(days=self.randrange(365 * 18))
        later = day + timedelta(days=self.randrange(90))
        known = [day.isoformat()] * 4 + [f"{day:%Y-%m}", f"{day:%Y}", f"{day:%Y-%m}~"]
        return self.choice([*known, f"{day:%Y}?", f"{day}/{later}", f"{day}/..", f"../{day}"])

    def length(self, years, months, **more):
        return {
            "years": self.maybe(lambda: self.choice(years)),
            "months": self.maybe(lambda: self.randrange(months)), **more,
        }  # fmt: skip

    def term(self):
        renewal = self.length((1, 3), 13, times=self.maybe(lambda: self.randrange(4)))
        notice = {"months": self.randrange(20), "days": self.maybe(lambda: self.randrange(99))}
        return self.length((0, 1, 2, 5, 99, 999), 14) | {
            "kind": str(self.choice(list(TermKind))), "from": str(self.choice(list(TermFrom))),
            "until": self.maybe(self.day, 0.3), "event": self.maybe(lambda: "An event"),
            "renewal": self.maybe(lambda: renewal), "notice": self.maybe(lambda: notice),
            "despatch_margin_days": self.maybe(lambda: self.randrange(60), 0.3),
        }  # fmt: skip

    def agreement(self, number, earlier):
        odds = {
            "signed_on": 0.8, "in_force_on": 0.4, "approved_on": 0.2, "reviewed_on": 0.2,
            "event_on": 0.2, "terminated_on": 0.1, "suspended_on": 0.1,
        }  # fmt: skip
        links = [
            {"agreement": one, "relation": str(self.choice(list(Relation)))}
            for one in self.sample(earlier, min(len(earlier), self.choice((0, 0, 1, 2))))
        ]
        dates = {name: self.maybe(self.day, often) for name, often in odds.items()}
        values = {"partner": 1 + number % 14, "title": f"No {number}", "links": links}
        return values | dates | {"term": self.term()}


@pytest.mark.parametrize("seed", [1, 2])
def test_an_office_drawn_by_chance_is_told_on_any_day(ws, tmp_path, seed):
    chance, saved = _Chance(seed), []
    for number in range(150):
        try:
            values = chance.agreement(number, saved)
            saved.append(records.save_values(ws, AGREEMENT, None, values).first_id)
        except RuleViolation:
            continue  # what contradicts itself is refused, and nothing is kept
    assert len(saved) > 75
    for _ in range(4):
        today = date(2016, 1, 1) + timedelta(days=chance.randrange(365 * 20))
        ws.today = lambda today=today: today
        _due_is_told_once(ws)
        _steps_are_whole(ws)
        board(ws)
        export_calendar(ws, tmp_path / "desk.ics")
        content = (tmp_path / "desk.ics").read_bytes()
        assert rfc5545.read(content)
        assert b"None" not in content


def _due_is_told_once(ws):
    items = due_items(ws, within=400)
    told = Counter((one.kind, one.record_kind, one.record_id) for one in items)
    assert max(told.values(), default=1) == 1
    assert [text for one in items for said in SAID if _is_broken(text := why(one, said))] == []


def _steps_are_whole(ws):
    for standing in standings(ws, ws.store.reading("agreement").all()).values():
        texts = [sentence(step, said) for step in standing.reasoning for said in SAID]
        assert [text for text in texts if _is_broken(text)] == []
        send, last = standing.send_by, standing.last_day_to_give_notice
        assert send is None or (send <= last.earliest() and send.weekday() < 5)


def _is_broken(text):
    return "None" in text or "{" in text
