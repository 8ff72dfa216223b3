"""Titles that people hold, in Malay."""

from peewee import Database, TextField
from playhouse.migrate import SchemaMigrator


def up(migrator: SchemaMigrator, db: Database) -> None:
    """Give titles held their Malay twin, empty until it is written."""
    del db
    migrator.migrate(
        migrator.add_column("person_honorifics", "title_ms", TextField(default=""))
    )
