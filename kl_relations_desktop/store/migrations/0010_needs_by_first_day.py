"""What agreements need is found by the first day that its date can mean, not by the last."""

from typing import Any

from peewee import Database
from playhouse.migrate import SchemaMigrator

STATEMENTS = (
    "DROP INDEX agreementneedtable_day_to",
    "ALTER TABLE agreement_need RENAME COLUMN day_to TO opens",
    "CREATE INDEX agreement_need_opens ON agreement_need (opens)",
    "UPDATE agreement_watch SET looks_on = ''",
)


def up(migrator: SchemaMigrator, db: Database) -> None:
    """Name the column for what it holds, and put aside what was reckoned."""
    del migrator
    execute: Any = db.execute_sql
    for statement in STATEMENTS:
        execute(statement)
