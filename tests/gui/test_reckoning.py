"""Much that has to be reckoned goes to the worker; the window waits for none of it."""

from datetime import date
from threading import get_ident

from kl_relations_desktop.gui import reckoning
from kl_relations_desktop.usecases import due_agreements
from tests.gui.work import is_done


def _lower(monkeypatch, most):
    monkeypatch.setattr(due_agreements, "AT_ONCE", most)
    monkeypatch.setattr(due_agreements, "_KEPT_FROM", 0)


def test_the_overview_and_the_numbers_wait_for_the_worker(make_shell, ws, qtbot, monkeypatch):
    _lower(monkeypatch, 2)
    threads, reckoned = [], due_agreements._reckon

    def spied(ws, ids):
        if len(ids) > 2:
            threads.append(get_ident())
        return reckoned(ws, ids)

    monkeypatch.setattr(due_agreements, "_reckon", spied)
    shell = make_shell()
    assert due_agreements.unreckoned(ws) > 2 or threads
    qtbot.waitUntil(lambda: bool(shell.page.due.lines))
    qtbot.waitUntil(lambda: is_done(shell.desk.workers))
    assert threads and get_ident() not in threads
    assert due_agreements.unreckoned(ws) <= 2


def test_little_is_reckoned_at_once(shell, ws, monkeypatch):
    asked = []
    assert reckoning.is_reckoned(shell.desk, lambda: asked.append(date.today()))
    assert not asked
