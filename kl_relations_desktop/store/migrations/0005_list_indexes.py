"""An index for every column by which a long list of the window is sorted."""

from typing import Any

from peewee import Database
from playhouse.migrate import SchemaMigrator

_BY_NAME = '"headline_folded"'
_IN_MALAY = '(CASE "{0}_ms" WHEN \'\' THEN "headline_folded" ELSE "{0}_ms" END) COLLATE NOCASE'

SORTED = {
    "partner": (
        f'"kind", {_BY_NAME}',
        f'"kind", {_IN_MALAY.format("name")}',
        '"kind", "since_from", "since_to"',
        '"kind", "grade"',
    ),
    "body": (_BY_NAME, _IN_MALAY.format("name")),
    "person": (f'"partner", {_BY_NAME}', '"partner", "address_en" COLLATE NOCASE'),
    "agreement": (
        '"partner", "signed_on_from", "signed_on_to"',
        '"partner", "kind"',
        '"partner", "term_kind"',
    ),
    "milestone": (_BY_NAME, _IN_MALAY.format("name"), '"partner"'),
    "visit": (
        '"state", "dates_from", "dates_to"',
        '"partner", "state", "dates_to"',
        '"state", "purpose" COLLATE NOCASE, "dates_to"',
    ),
    "followup": (
        f'"state", {_BY_NAME}',
        f'"state", {_IN_MALAY.format("text")}',
        '"state", "due_on_from", "due_on_to"',
        '"state", "owner_post" COLLATE NOCASE',
    ),
    "gift": (_BY_NAME, '"given_on_from", "given_on_to"', '"value"'),
    "network": (_BY_NAME, '"partner"'),
    "source": (_BY_NAME, _IN_MALAY.format("title"), '"kind"'),
    "claim": (_BY_NAME, '"source"'),
    "document": (_BY_NAME, '"dated_from", "dated_to"', '"label"'),
    "issued": (_BY_NAME, '"issued_on_from", "issued_on_to"', '"partner"'),
    "renewal": (_BY_NAME, '"partner"'),
}


def up(migrator: SchemaMigrator, db: Database) -> None:
    """Make the indexes; what lies in the bin is listed apart."""
    del migrator
    execute: Any = db.execute_sql
    for table, orders in SORTED.items():
        for number, columns in enumerate(orders, 1):
            name = f"{table}_list_{number}"
            execute(f'CREATE INDEX "{name}" ON "{table}" ("is_binned", {columns})')
