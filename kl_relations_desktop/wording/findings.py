"""What a look at the whole office found, in words."""

from collections.abc import Mapping

from kl_relations_desktop.wording.catalogue import N_, Words

FINDINGS = {
    "database.altered": N_(
        "The file of the records was changed while no program had it open. Compare a backup."
    ),
    "database.damaged": N_("The database is damaged: {detail}. Restore the last backup."),
    "journal.broken": N_("The journal's chain is broken at entry {sequence}."),
    "journal.head_back": N_("The journal has gone back: an older file was put in place."),
    "journal.no_key": N_("The journal cannot be verified: its key, office.key, is not there."),
    "journal.differs": N_("The records differ from what the journal says: {detail}."),
    "schema.unknown": N_("The tables are not those of a released version."),
    "vault.missing": N_("A file is missing from the vault: {name}."),
    "vault.changed": N_("A file in the vault has changed: {name}."),
}


def sentence(code: str, values: Mapping[str, object], words: Words) -> str:
    """Return what a finding means for the officer."""
    return words(FINDINGS[code]).format(**values)
