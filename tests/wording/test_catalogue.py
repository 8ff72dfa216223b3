"""Sentences by language: English is the message itself, Malay is compiled."""

import gettext

import pytest

from kl_relations_desktop.wording.catalogue import LANGUAGES, N_, Words, words

ENGLISH, MALAY = words("en"), words("ms")


def test_every_language_of_the_program_can_be_asked_for():
    for language in LANGUAGES:
        assert words(language).language == language
        assert words(language) is words(language)


def test_english_is_the_message_itself_and_malay_another():
    assert ENGLISH("Not stated") == "Not stated"
    assert MALAY("Not stated") == "Tidak dinyatakan"


def test_a_marked_message_is_left_as_it_is():
    assert N_("Not stated") == "Not stated"


def test_an_empty_message_stays_empty():
    # gettext keeps the head of the catalogue under the empty message.
    assert (ENGLISH(""), MALAY("")) == ("", "")


def test_a_message_that_nobody_translated_is_said_in_english():
    assert MALAY("No such sentence anywhere") == "No such sentence anywhere"


@pytest.mark.parametrize(
    ("count", "english"), [(0, "0 years"), (1, "1 year"), (2, "2 years"), (21, "21 years")]
)
def test_plurals_follow_the_count_in_english_and_are_one_form_in_malay(count, english):
    assert ENGLISH.plural("{n} year", "{n} years", count).format(n=count) == english
    assert MALAY.plural("{n} year", "{n} years", count).format(n=count) == f"{count} tahun"


def test_a_plural_that_nobody_translated_is_said_in_english():
    assert MALAY.plural("{n} thing of no kind", "{n} things of no kind", 2).startswith(
        "{n} things"
    )


def test_no_language_but_the_programs_own_is_made_up():
    with pytest.raises(FileNotFoundError):
        words("fr")


def test_words_can_be_made_of_any_catalogue():
    assert Words("xx", gettext.NullTranslations())("Saved") == "Saved"
