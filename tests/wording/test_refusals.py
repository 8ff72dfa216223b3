"""Every refusal has a sentence that says what to do, in both languages."""

import ast
import string
from pathlib import Path

import pytest

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.wording.catalogue import words
from kl_relations_desktop.wording.refusals import SENTENCES, sentence

PACKAGE = Path(__file__).resolve().parents[2] / "kl_relations_desktop"
REFUSALS = {"RuleViolation", "StoreUnavailable", "Refusal"}


def _codes_raised():
    """Return every code that stands first in a refusal made anywhere in the package."""
    for module in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in REFUSALS:
                for one in ast.walk(node.args[0]) if node.args else ():
                    if isinstance(one, ast.Constant) and isinstance(one.value, str):
                        yield one.value, f"{module.name}:{node.lineno}"


def test_every_code_raised_in_the_package_has_a_sentence():
    missing = {code: where for code, where in _codes_raised() if code not in SENTENCES}
    assert missing == {}


def test_no_sentence_is_left_over():
    source = "\n".join(one.read_text("utf-8") for one in PACKAGE.rglob("*.py"))
    assert [code for code in SENTENCES if source.count(f'"{code}"') < 2] == []


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_is_said_in_malay_with_the_same_blanks(code):
    english = SENTENCES[code]
    malay = words("ms")(english)
    assert malay != english
    assert _blanks(malay) == _blanks(english)


def test_dates_and_markings_are_spoken_in_the_language():
    refusal = RuleViolation(
        "agreement.ends_before_signing",
        field="term_until",
        end=PartialDate.parse("1989-01"),
        start=PartialDate.parse("1990"),
    )
    assert "Januari 1989" in sentence(refusal, words("ms"))
    lower = RuleViolation("marking.lower", field="marking", level=Marking.RESTRICTED)
    assert "Terhad" in sentence(lower, words("ms"))


def test_a_required_field_is_named_by_its_label():
    refusal = RuleViolation("field.required", field="name", label="Name")
    assert sentence(refusal, words("en")).startswith("Fill in “Name”")
    assert sentence(refusal, words("ms")).startswith("Isikan “Nama”")


def test_an_unknown_code_still_says_that_nothing_was_changed():
    assert "nothing was changed" in sentence(RuleViolation("new.code"), words("en"))


def _blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_of_long_words_typed_a_refusal_repeats_the_beginning():
    refusal = RuleViolation(
        "link.not_chosen", field="partner", text="the town beyond the hills"
    )
    assert sentence(refusal, words("en")) == "Choose “the town beyond the hil…” from the list."


def test_a_form_gives_the_label_by_which_its_field_is_known():
    refusal = RuleViolation("field.out_of_range", field="notice_months", least=0, most=999)
    said = "“Notice, months” takes a figure from 0 to 999."
    assert sentence(refusal, words("en"), "Notice, months") == said
