"""What an amendment brings is told of the instrument that it amends, while that is in sight."""

from typing import Any

from peewee import Database
from playhouse.migrate import SchemaMigrator

UNRECKONED = "UPDATE agreement_watch SET looks_on = '' WHERE agreement"
EARLIER = "IN (SELECT agreement FROM agreement_links WHERE parent = new.id)"
LATER = "IN (SELECT parent FROM agreement_links WHERE agreement = new.id)"
# SQLite only, as the trigger that it replaces.
SQLITE = (
    "DROP TRIGGER agreement_is_watched_anew",
    "CREATE TRIGGER agreement_is_watched_anew AFTER UPDATE ON agreement "
    f"BEGIN {UNRECKONED} = new.id; {UNRECKONED} {EARLIER}; {UNRECKONED} {LATER}; END",
    "UPDATE agreement_watch SET looks_on = ''",
)


def up(migrator: SchemaMigrator, db: Database) -> None:
    """Put aside what was reckoned, and from now on also with the instrument amended."""
    del migrator
    execute: Any = db.execute_sql
    for statement in SQLITE:
        execute(statement)
