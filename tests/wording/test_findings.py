"""What a look at the office found is said in both languages, with what it is about."""

import ast
import string
from pathlib import Path

import pytest

from kl_relations_desktop.store import health
from kl_relations_desktop.wording.catalogue import words
from kl_relations_desktop.wording.findings import FINDINGS, sentence


def found():
    """Return the code of every finding that the check can make, with the values it gives."""
    tree = ast.parse(Path(health.__file__).read_text("utf-8"))
    made = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Finding"
    ]
    return {
        (node.args[0].value, name.value)
        for node in made
        for name in (node.args[1].keys if len(node.args) > 1 else [ast.Constant("")])
    }


def test_every_finding_of_the_check_has_a_sentence_and_no_sentence_is_idle():
    assert {code for code, _ in found()} == set(FINDINGS)


@pytest.mark.parametrize("code", FINDINGS)
def test_a_sentence_asks_for_nothing_that_the_check_does_not_give(code):
    asked = {name for _, name, _, _ in string.Formatter().parse(FINDINGS[code]) if name}
    given = {name for of_code, name in found() if of_code == code and name}
    assert asked == given


@pytest.mark.parametrize("language", ["en", "ms"])
@pytest.mark.parametrize("code", FINDINGS)
def test_a_finding_is_one_whole_sentence_in_either_language(code, language):
    values = {"detail": "partner 7", "sequence": 12, "name": "{name} 100% “x”.pdf"}
    said = sentence(code, values, words(language))
    assert said.endswith(".")
    assert "{detail}" not in said
    assert "{sequence}" not in said
    if language == "ms":
        assert said != sentence(code, values, words("en"))


def test_what_a_finding_is_about_stands_in_it_as_it_is():
    said = sentence("vault.changed", {"name": "{x} %s <b>.pdf"}, words("en"))
    assert "{x} %s <b>.pdf" in said
