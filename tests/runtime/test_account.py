"""Who runs the program."""

import getpass

import pytest

from kl_relations_desktop.runtime.account import account


@pytest.mark.parametrize("error", [OSError, KeyError, ImportError])
def test_an_account_without_a_name_is_unknown(monkeypatch, error):
    def nameless():
        raise error("no name")

    monkeypatch.setattr(getpass, "getuser", nameless)
    assert account() == "unknown"
    monkeypatch.setattr(getpass, "getuser", lambda: "dbkl")
    assert account() == "dbkl"
