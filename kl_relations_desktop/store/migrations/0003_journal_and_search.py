"""The journal, append-only, and the two indexes of the search."""

from typing import Any

from peewee import BigIntegerField, Database, Model, TextField
from playhouse.migrate import SchemaMigrator


class JournalTable(Model):
    """The journal: one entry a change of a record."""

    sequence = BigIntegerField(primary_key=True)
    at = TextField()
    account = TextField()
    shown_name = TextField()
    reason = TextField(default="")
    kind = TextField()
    record_id = BigIntegerField()
    headline = TextField()
    operation = TextField()
    undoes = BigIntegerField(null=True)
    changes = TextField()
    mac = TextField()

    class Meta:
        """Found by record."""

        table_name = "journal"
        indexes = ((("kind", "record_id", "sequence"), False),)


class SearchTable(Model):
    """What can be found: one row a record, with its names folded."""

    kind = TextField()
    record_id = BigIntegerField()
    headline = TextField()
    names = TextField()

    class Meta:
        """Found by record."""

        table_name = "search"
        indexes = ((("kind", "record_id"), True),)


# SQLite only: an office server gets search columns and refusing rules of its own.
SQLITE = (
    "CREATE VIRTUAL TABLE search_names USING fts5"
    "(words, content='', contentless_delete=1, tokenize='trigram case_sensitive 1')",
    "CREATE VIRTUAL TABLE search_texts USING fts5"
    "(words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0')",
    "CREATE TRIGGER journal_is_not_edited BEFORE UPDATE ON journal "
    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
    "CREATE TRIGGER journal_is_not_erased BEFORE DELETE ON journal "
    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
)


def up(migrator: SchemaMigrator, db: Database) -> None:
    """Create the journal and the search."""
    del migrator
    with db.bind_ctx((JournalTable, SearchTable), bind_refs=False, bind_backrefs=False):
        db.create_tables((JournalTable, SearchTable), safe=False)
    execute: Any = db.execute_sql
    for statement in SQLITE:
        execute(statement)
