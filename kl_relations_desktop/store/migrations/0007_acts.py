"""Which entries of the journal one act has written together."""

from peewee import BigIntegerField, Database
from playhouse.migrate import SchemaMigrator


def up(migrator: SchemaMigrator, db: Database) -> None:
    """Give entries the number of their act; what was written before stands alone."""
    del db
    migrator.migrate(
        migrator.add_column("journal", "act", BigIntegerField(null=True)),
        migrator.add_index("journal", ("act",)),
    )
