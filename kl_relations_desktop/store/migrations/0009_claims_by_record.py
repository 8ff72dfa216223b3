"""What the sources say of a record is found without reading all that they say."""

from peewee import Database
from playhouse.migrate import SchemaMigrator


def up(migrator: SchemaMigrator, db: Database) -> None:
    """Make the index of claims by the record that they speak of."""
    del db
    migrator.migrate(migrator.add_index("claim", ("record_kind", "record_id")))
