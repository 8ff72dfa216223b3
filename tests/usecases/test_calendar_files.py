"""The calendar as a file: valid, stable, told anew when records change, discreet."""

from dataclasses import replace
from datetime import date

import pytest
from icalendar import Calendar

from kl_relations_desktop.domain.errors import Refusal, StoreUnavailable
from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement, AgreementLink
from kl_relations_desktop.domain.records.kinds import DueKind, Relation, TermKind
from kl_relations_desktop.domain.records.renewal import Reminder
from kl_relations_desktop.domain.records.story import FollowUp, Visit
from kl_relations_desktop.runtime.files import EXPORTED
from kl_relations_desktop.usecases import partners, records
from kl_relations_desktop.usecases.calendar_files import (
    choose_standing_calendar,
    export_calendar,
    keep_standing_calendar,
)
from kl_relations_desktop.usecases.workspace import change_settings
from tests.exchange.rfc5545 import read


def day(text):
    return PartialDate.parse(text)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "desk.ics"


@pytest.fixture
def ankara(ws):
    return partners.find_partner(ws, "Ankara").id


@pytest.fixture
def visit(ws, ankara):
    """Give the id of a visit on 26 November 2026."""
    planned = Visit(partner=ankara, dates=day("2026-11-26"), purpose="Courtesy call")
    return records.save_record(ws, planned).first_id


def change(ws, kind, record_id, **values):
    records.save_record(ws, replace(records.load_record(ws, kind, record_id), **values))


def events(file):
    """Return the events by UID, as a strict reader has them."""
    return {one.values["UID"]: one for one in read(file.read_bytes()).all("VEVENT")}


def of_visit(file, visit):
    return events(file)[f"visit-visit-{visit}@kl-relations"]


def test_a_term_extended_after_its_end_has_two_ends_that_are_told_apart(ws, file, ankara):
    ended = Agreement(
        partner=ankara, signed_on=day("2020-01-15"), term_kind=TermKind.FIXED,
        term_until=day("2025-12-31"),
    )  # fmt: skip
    earlier = records.save_record(ws, ended).first_id
    amends = (AgreementLink(agreement=earlier, relation=Relation.AMENDS),)
    late = replace(
        ended, signed_on=day("2026-03-01"), term_until=day("2027-12-31"), links=amends
    )
    records.save_record(ws, late)
    export_calendar(ws, file)
    start = f"end-agreement-{earlier}-1"
    found = {uid: one.values["DTSTART"] for uid, one in events(file).items()}
    assert found[f"{start}@kl-relations"] == "20251231"
    assert found[f"{start}-2@kl-relations"] == "20271231"


def test_a_last_day_for_notice_before_its_term_tells_of_the_end_of_its_term(ws, file, ankara):
    made = Agreement(
        partner=ankara, signed_on=day("2026-06"), term_kind=TermKind.RENEWS_ITSELF,
        term_years=1, renewal_years=1, notice_months=12,
    )  # fmt: skip
    key = records.save_record(ws, made).first_id
    export_calendar(ws, file)
    notice = events(file)[f"last_notice-agreement-{key}-1@kl-relations"]
    assert "Term ends: 31 May – 29 June 2027" in notice.values["DESCRIPTION"]


def test_reviews_counted_from_an_entry_into_force_are_told_apart(ws, file, ankara):
    made = Agreement(partner=ankara, in_force_on=day("2020-01-15"))
    key = records.save_record(ws, made).first_id
    export_calendar(ws, file)
    turns = [uid for uid in events(file) if uid.startswith(f"review-agreement-{key}-")]
    assert turns == [f"review-agreement-{key}-turn-{n}@kl-relations" for n in (3, 4)]


def test_what_is_exported_is_a_calendar_to_two_readers(ws, file, visit):
    count = export_calendar(ws, file)
    assert len(events(file)) == count > 8
    by_library = Calendar.from_ical(file.read_bytes())
    assert len(by_library.walk("VEVENT")) == count
    found = of_visit(file, visit).values
    assert found["DTSTART"] == "20261126"
    assert found["DTEND"] == "20261127"
    assert found["SUMMARY"] == "Visit: Ankara · Courtesy call"
    assert found["DESCRIPTION"] == "Inward visit, 26 November 2026"


def test_what_is_exported_again_is_a_later_version_wherever_it_goes(ws, file, visit, ankara):
    promise = FollowUp(partner=ankara, text="Report", due_on=day("2026-12-04"))
    key = records.save_record(ws, promise).first_id
    promised = f"promise-followup-{key}@kl-relations"
    export_calendar(ws, file)
    first, elsewhere = events(file), file.with_name("elsewhere.ics")
    change(ws, "visit", visit, dates=day("2026-12-01"))
    records.bin_record(ws, "followup", key)
    count = export_calendar(ws, elsewhere)
    moved, again = of_visit(elsewhere, visit).values, events(elsewhere)
    assert (moved["DTSTART"], moved["SEQUENCE"]) == ("20261201", "1")
    assert (again[promised].values["STATUS"], again[promised].values["SEQUENCE"]) == (
        "CANCELLED", "1")  # fmt: skip
    assert len(again) == count + 1
    changed = {uid for uid, one in again.items() if one.values != first[uid].values}
    assert changed == {promised, f"visit-visit-{visit}@kl-relations"}


def test_after_a_restored_backup_an_export_is_above_all_earlier_ones(ws, file, visit, folder):
    export_calendar(ws, file)
    (folder / EXPORTED).write_bytes(b"")
    export_calendar(ws, file)
    assert int(of_visit(file, visit).values["SEQUENCE"]) > 1_000_000


def test_holidays_stay_out_of_the_file(ws, file):
    export_calendar(ws, file)
    assert not [uid for uid in events(file) if "holiday" in uid]


def test_a_month_is_as_wide_in_the_file_as_it_is_known(ws, file, visit):
    change(ws, "visit", visit, dates=day("2027-06"))
    export_calendar(ws, file)
    found = of_visit(file, visit).values
    assert (found["DTSTART"], found["DTEND"]) == ("20270601", "20270701")
    assert found["DESCRIPTION"].startswith("Some time in June 2027; the day is not known")


def test_a_moved_visit_keeps_its_uid_and_is_a_later_version(ws, file, visit):
    choose_standing_calendar(ws, file)
    assert of_visit(file, visit).values["SEQUENCE"] == "0"
    change(ws, "visit", visit, dates=day("2026-12-01"))
    assert keep_standing_calendar(ws)
    found = of_visit(file, visit).values
    assert (found["DTSTART"], found["SEQUENCE"]) == ("20261201", "1")


def test_a_visit_in_the_bin_is_cancelled_and_comes_back_from_it(ws, file, visit):
    choose_standing_calendar(ws, file)
    records.bin_record(ws, "visit", visit)
    keep_standing_calendar(ws)
    assert of_visit(file, visit).values["STATUS"] == "CANCELLED"
    records.unbin_record(ws, "visit", visit)
    keep_standing_calendar(ws)
    found = of_visit(file, visit).values
    assert (found["STATUS"], found["SEQUENCE"]) == ("CONFIRMED", "2")


def test_a_promise_that_is_kept_is_told_of_no_more(ws, file, ankara):
    promise = FollowUp(partner=ankara, text="Report", due_on=day("2026-12-04"))
    promised = records.save_record(ws, promise).first_id
    choose_standing_calendar(ws, file)
    change(ws, "followup", promised, state=type(promise.state).DONE, done_on=day("2026-11-23"))
    keep_standing_calendar(ws)
    found = events(file)[f"promise-followup-{promised}@kl-relations"]
    assert found.values["STATUS"] == "CANCELLED"


def test_a_corrected_signature_moves_the_same_entries(ws, file, ankara):
    signed = Agreement(
        partner=ankara,
        signed_on=day("2023-05-31"),
        in_force_on=day("2023-05-31"),
        term_kind=TermKind.RENEWS_ITSELF,
        term_years=5,
        renewal_years=5,
        notice_months=6,
    )
    saved = records.save_record(ws, signed).first_id
    choose_standing_calendar(ws, file)
    before = {uid: one.values["DTSTART"] for uid, one in events(file).items()}
    change(ws, "agreement", saved, signed_on=day("2023-05-10"))
    keep_standing_calendar(ws)
    after = {uid: one.values["DTSTART"] for uid, one in events(file).items()}
    assert set(before) == set(after)
    moved = {uid.split("-")[0] for uid in before if before[uid] != after[uid]}
    assert moved == {"send_by", "last_notice", "notice_window", "rollover"}


def test_a_term_not_stated_puts_reviews_alone_into_the_file(ws, file):
    export_calendar(ws, file)
    assert {uid.split("-")[0] for uid in events(file)} == {"review"}


def test_nothing_is_written_when_nothing_changed(ws, file, visit):
    assert choose_standing_calendar(ws, file)
    stood = file.stat().st_mtime_ns, file.read_bytes()
    assert not keep_standing_calendar(ws)
    assert (file.stat().st_mtime_ns, file.read_bytes()) == stood


def test_without_a_standing_calendar_nothing_is_done(ws, file):
    assert not keep_standing_calendar(ws)
    choose_standing_calendar(ws, file)
    file.unlink()
    choose_standing_calendar(ws, None)
    assert not keep_standing_calendar(ws)
    assert not file.exists()


def test_a_lost_file_comes_back_with_versions_above_the_old_ones(ws, file, visit):
    choose_standing_calendar(ws, file)
    file.unlink()
    keep_standing_calendar(ws)
    assert int(of_visit(file, visit).values["SEQUENCE"]) > 1_000_000


def test_a_folder_that_is_gone_is_said_and_the_setting_stays(ws, tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    choose_standing_calendar(ws, folder / "desk")
    assert ws.settings.calendar_file == str(folder / "desk.ics")
    (folder / "desk.ics").unlink()
    folder.rmdir()
    with pytest.raises(StoreUnavailable) as refused:
        keep_standing_calendar(ws)
    assert refused.value.code == "calendar.folder_gone"
    assert not folder.exists()
    assert ws.settings.calendar_file


def test_only_a_calendar_file_is_chosen(ws, tmp_path):
    other = tmp_path / "letter.docx"
    other.write_bytes(b"letter")
    with pytest.raises(Refusal) as refused:
        choose_standing_calendar(ws, other)
    assert refused.value.code == "calendar.not_ics"
    assert other.read_bytes() == b"letter"
    assert not ws.settings.calendar_file


def test_what_is_classified_says_its_day_alone(ws, file, visit):
    change(ws, "visit", visit, marking=Marking.CONFIDENTIAL, purpose="Secret talks")
    export_calendar(ws, file)
    found = of_visit(file, visit)
    assert found.values["SUMMARY"] == "Classified matter: open the desk"
    assert not {"DESCRIPTION", "CATEGORIES", "X-KL-RECORD"} & set(found.values)
    assert "Secret talks" not in file.read_text("utf-8")


def test_alarms_ring_by_the_settings_and_by_reminders(ws, file, visit):
    change_settings(ws, lead_visit_days=10)
    export_calendar(ws, file)
    (alarm,) = of_visit(file, visit).all("VALARM")
    assert alarm.values["TRIGGER"] == "-P9DT15H"
    own = Reminder(due_kind=DueKind.VISIT, record_kind="visit", record_id=visit, lead_days=3)
    reminder = records.save_record(ws, own).first_id
    export_calendar(ws, file)
    (alarm,) = of_visit(file, visit).all("VALARM")
    assert alarm.values["TRIGGER"] == "-P2DT15H"
    change(ws, "reminder", reminder, done_on=day("2026-11-20"))
    export_calendar(ws, file)
    assert not of_visit(file, visit).all("VALARM")


def test_the_file_speaks_the_screen_s_language(ws, file, visit):
    change_settings(ws, screen_language="ms")
    export_calendar(ws, file)
    assert of_visit(file, visit).values["SUMMARY"].startswith("Lawatan: ")


def test_day_after_day_a_calendar_tells_nothing_twice(ws, file, visit):
    choose_standing_calendar(ws, file)
    before = events(file)
    ws.today = lambda: date(2027, 3, 1)
    keep_standing_calendar(ws)
    after = events(file)
    assert all(after[uid].values == before[uid].values for uid in before if uid in after)
