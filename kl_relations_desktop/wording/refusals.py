"""What a refusal means for the officer, and what to do: one sentence a code."""

from datetime import date

from kl_relations_desktop.domain.errors import Refusal
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.describe import Choice
from kl_relations_desktop.domain.records.register import kind_of
from kl_relations_desktop.wording import dates, keeping
from kl_relations_desktop.wording.catalogue import N_, Words, told
from kl_relations_desktop.wording.dates import speak, speak_day
from kl_relations_desktop.wording.labels import field_label, headline

_UNKNOWN = N_("This was refused ({code}); nothing was changed.")
_SPOKEN = ("label", "wanted")
"""Values that are messages of the catalogue themselves."""

_OWN = {
    "agreement.ends_before_entry": N_(
        "The end, {end}, lies before the entry into force, {start}. Correct one of the two."
    ),
    "agreement.ends_before_signing": N_(
        "The end, {end}, lies before the signature, {start}. Correct one of the two."
    ),
    "agreement.ends_without_day": N_(
        "Give the day of the termination or withdrawal; the decision alone does not date it."
    ),
    "agreement.no_time": N_(
        "A term of no time cannot be. Give years or months, or neither where none is stated."
    ),
    "agreement.suspension_without_start": N_(
        "Give the day from which the agreement is suspended, not after its end."
    ),
    "bin.not_there": N_("{record} is not in the bin."),
    "bin.there_already": N_("{record} is in the bin already."),
    "briefing.no_copies": N_("The number of copies must be 1 or more."),
    "briefing.undecided": N_(
        "No marking has been decided for: {records}. Choose the paper’s marking (--marking)."
    ),
    "briefing.visit_of_another": N_(
        "This is not a visit with {partner}. Choose one of its own."
    ),
    "command.day": N_("“{text}” is not a day. Write it like 2026-11-23."),
    "command.days": N_("“{text}” is no number of days. Give 0 or more."),
    "claim.no_field": N_("There is no field “{named}” to claim. There are: {known}."),
    "command.far_day": N_("The day lies too far off. Give one of the years {first} to {last}."),
    "command.id": N_("“{text}” is not the id of a record. Give its number."),
    "command.too_many": N_("Too much was given: {words}. Give an id and one file."),
    "command.wrong": N_("{message}. See: {program} --help"),
    "field.not_a_choice": N_("The field “{field}” cannot hold this. Choose one of: {known}."),
    "field.not_integer": N_("“{text}” is not a whole number. Write it in figures, such as 24."),
    "field.not_money": N_(
        "The field “{field}” takes an amount in ringgit, such as 300 or 48.50."
    ),
    "field.not_number": N_("“{text}” is not a number. Write it in figures, such as 3.147."),
    "field.out_of_range": N_("“{field}” takes a figure from {least} to {most}."),
    "field.read_only": N_("“{field}” is written by the program alone. Leave it as it is."),
    "field.required": N_("Fill in “{label}”."),
    "field.unknown": N_("There is no field “{field}”. There are: {known}."),
    "field.wrong_type": N_("The field “{field}” takes {wanted}."),
    "file.disk_full": N_(
        "The disk is full: {path} was not written. Free some space and repeat."
    ),
    "file.in_use": N_(
        "{path} is open in another program. Close it there, or use another name."
    ),
    "file.no_viewer": N_(
        "No program on this machine opens {file}. Install one that does, or save it elsewhere."
    ),
    "file.of_the_office": N_(
        "{path} lies among the office’s own files and is not replaced. Choose another name."
    ),
    "file.not_written": N_("{path} could not be written. Choose another folder or name."),
    "file.unreadable": N_("The file {file} cannot be read. Look whether it is there."),
    "folder.unusable": N_("The folder {folder} cannot be used. Choose one you may write to."),
    "gift.no_approval": N_(
        "A gift of RM{limit} and above names the approving head of department."
    ),
    "instance.running": N_(
        "The records in {folder} are open in another window. Use that one, or close it first."
    ),
    "json.input_not_object": N_(
        "Standard input must hold one JSON object with the fields to save."
    ),
    "json.wrong_input": N_(
        "Standard input is not JSON that can be read. Correct it and repeat."
    ),
    "json.not_object": N_("{file} must hold one JSON object with the fields to save."),
    "json.wrong": N_("{file} is not JSON that can be read. Correct it and repeat."),
    "kind.needs_form": N_("A record of this kind cannot be made from a name. Use its form."),
    "kind.unknown": N_("There is no kind of record “{word}”. There are: {known}."),
    "link.not_chosen": N_("Choose “{text}” from the list."),
    "redo.nothing": N_("Nothing was undone that could be done again."),
    "save.changed_meanwhile": N_(
        "Meanwhile it was changed to “{other}”. Save again to keep yours."
    ),
    "save.not_own": N_(
        "“{field}” holds other records than this one. Save each by its own kind and id."
    ),
    "save.other_id": N_(
        "Record {wanted} was asked for, but the object is of record {given}. Give one id."
    ),
    "schedule.ending": N_("A schedule is a .pdf or an .xlsx file; “{file}” is neither."),
    "screen.none": N_(
        "There is no screen here. Use a command instead, such as: brief ankara -o ankara.pdf"
    ),
    "marking.lower": N_("A paper cannot be marked lower than what it prints: {level}."),
    "marking.too_high": N_(
        "Rahsia and Rahsia Besar may not be held in this system. Keep such matter out of it."
    ),
    "marking.undecided": N_(
        "No marking has been decided for what the paper prints. Choose the paper’s marking."
    ),
    "marking.unknown": N_("There is no marking “{level}”. There are: {known}."),
    "output.not_written": N_(
        "The output could not be written. The records are kept; send it somewhere else."
    ),
    "paper.no_glyph": N_(
        "“{field}”: the paper has no letter shape for “{character}” ({name}). Write it "
        "otherwise."
    ),
    "paper.no_glyph_in": N_(
        "{record}, {field}: the paper has no letter shape for “{character}” ({name}). Write it "
        "otherwise."
    ),
    "paper.over_limit": N_(
        "“{field}” is too long for the paper by {characters} characters. Shorten its text."
    ),
    "partner.ambiguous": N_("“{words}” may mean: {names}. Give the id."),
    "partner.binned": N_("{name} is in the bin. Bring it back first: unbin partner {id}."),
    "partner.unknown": N_("No partner is called “{words}”. There are: {known}."),
    "renewal.already_open": N_(
        "There is an open case for “{agreement}”. Bring that one forward."
    ),
    "renewal.day_ahead": N_("A decision cannot lie ahead. Give the day on which it was taken."),
    "renewal.decide_first": N_(
        "Record the decision, renewed or not renewed; the case then comes to Decided by itself."
    ),
    "renewal.decided": N_("This case has been decided. Undo the decision to change it."),
    "reminder.lead": N_("Give a number of days from 0 to {most}."),
    "reminder.no_day": N_("Give the day on which to be reminded."),
    "reminder.not_ahead": N_("Choose a day after today; {day} is not."),
    "renewal.no_authority": N_("Say who decided that the agreement is not renewed."),
    "renewal.no_day": N_("Give the day of the decision."),
    "renewal.no_result": N_("Name the instrument that renews the agreement."),
    "printer.silent": N_(
        "The printer did not answer. The paper is issued as {number}; print it from Documents."
    ),
    "renewal.no_such_step": N_("The case has no such step any more. Choose one that it has."),
    "renewal.signed_before": N_(
        "The next instrument, {signed}, cannot be signed before the earlier one, {earlier}."
    ),
    "review.day_ahead": N_("A review cannot lie ahead. Give the day on which it was held."),
    "review.next_before": N_("The next review must come after this one. Give a later day."),
    "search.limit": N_("The number of results must be 1 or more."),
    "settings.number": N_("Give a whole number from {least} to {most}."),
    "settings.refused": N_("The setting “{field}” cannot have this value. Choose another."),
    "start.not_written": N_(
        "The start with the system could not be set ({place}). Ask those who keep this machine."
    ),
    "stage.empty_column": N_(
        "The column “{column}” needs a stage. Keep one there, or add another first."
    ),
    "stage.in_use": N_(
        "“{stage}” is the stage of {count} cases. Bring them to another stage first."
    ),
    "store.old_sqlite": N_(
        "The database engine {version} is too old to be trusted. Install the program again."
    ),
    "text.control": N_(
        "The field “{field}” holds a character that cannot be stored ({character}). Remove it."
    ),
    "text.too_long": N_(
        "The text in “{field}” has {length} characters; {longest} are the most. Shorten it."
    ),
    "undo.nothing": N_("There is nothing to undo."),
    "undo.unsaved": N_(
        "There are unsaved changes. Save or cancel them first; then Ctrl+Z undoes the last "
        "change."
    ),
    "workbook.text_too_long": N_(
        "Row {row} of “{sheet}”, “{field}”: a spreadsheet cell holds {longest} characters, "
        "this text has {length}. Shorten it in the record."
    ),
    "workbook.too_many_rows": N_(
        "“{sheet}” has {rows} rows; a spreadsheet holds {most}. Narrow the list first."
    ),
}
SENTENCES = dates.SENTENCES | keeping.SENTENCES | _OWN


def sentence(refusal: Refusal, words: Words, label: str = "") -> str:
    """Return what a refusal means, with its values spoken in the language.

    A form gives the label by which its field is known.
    """
    message = words(SENTENCES.get(refusal.code, _UNKNOWN))
    record = refusal.values.get("record")
    if isinstance(record, Record):
        field: object = label or field_label(kind_of(record).name, refusal.field, words)
    else:
        # A paper's field is known to the officer by the head of its section.
        field = refusal.values.get("section", label or refusal.field)
    given = {"code": refusal.code, **refusal.values, "field": field}
    return message.format_map(
        _Said({name: _said(name, value, words) for name, value in given.items()})
    )


class _Said(dict[str, object]):
    """Values for a sentence; one that a refusal does not carry stays as its name."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


def _said(name: str, value: object, words: Words) -> object:
    if isinstance(value, PartialDate):
        return speak(value, words)
    if isinstance(value, date):
        return speak_day(value, words, with_weekday=name == "whole_day")
    if isinstance(value, Record):
        return headline(value, words)
    if isinstance(value, Choice):
        return words(value.label)
    if name == "text":
        return told(str(value))
    return words(value) if name in _SPOKEN and isinstance(value, str) else value
