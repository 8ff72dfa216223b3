"""The marking of a printed plot: the highest of what it draws."""

from dataclasses import replace

import pytest

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.usecases.plots_on_paper import stamp_of_plots
from kl_relations_desktop.usecases.records import bin_record, record_rows, save_record


@pytest.mark.parametrize("kind", ["partner", "agreement"])
def test_a_plot_is_marked_as_the_highest_of_what_it_draws_or_names_what_is_undecided(ws, kind):
    assert stamp_of_plots(ws, "en").text == "TERBUKA"
    record = record_rows(ws, kind)[0].record
    save_record(ws, replace(record, marking=Marking.CONFIDENTIAL))
    assert stamp_of_plots(ws, "en").text == "SULIT"
    save_record(ws, replace(record, marking=Marking.UNDECIDED))
    with pytest.raises(RuleViolation, match=r"briefing\.undecided"):
        stamp_of_plots(ws, "en")


def test_a_plot_of_an_empty_office_holds_nothing_that_could_be_marked(ws):
    for kind in ("visit", "agreement", "partner"):
        for row in record_rows(ws, kind):
            bin_record(ws, kind, row.id)
    assert stamp_of_plots(ws, "en").text == "TERBUKA"
