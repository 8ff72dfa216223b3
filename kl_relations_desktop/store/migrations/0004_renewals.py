"""Renewal cases, their stages, reviews and reminders; what ends or suspends an agreement."""

import re
from typing import Any

from peewee import SQL, BigIntegerField, BooleanField, Database, IntegerField, Model, TextField
from playhouse.migrate import SchemaMigrator


def link_to(table: str) -> IntegerField:
    """Return a column that holds the id of a record in another table, or nothing."""
    reference = SQL(f'REFERENCES "{table}" ("id")')
    return IntegerField(null=True, index=True, constraints=[reference])


def parent_of(table: str) -> IntegerField:
    """Return the column by which a row of a list belongs to its record."""
    reference = SQL(f'REFERENCES "{table}" ("id") ON DELETE CASCADE')
    return IntegerField(index=True, constraints=[reference])


def table_name(model: type[Model]) -> str:
    """Return the table's name: its class's without "Table", in small letters."""
    words = re.findall("[A-Z][a-z]*", model.__name__.removesuffix("Table"))
    return "_".join(words).lower()


class RecordTable(Model):
    """What every kind of record has, described and derived."""

    marking = TextField()
    note = TextField(default="")
    is_sample = TextField(default="")
    dismissed = TextField(default="[]")
    is_binned = BooleanField(default=False)
    headline = TextField(default="")
    headline_folded = TextField(default="", index=True)

    class Meta:
        """How the tables are named."""

        table_function = table_name


class RowTable(Model):
    """What every list inside a record has."""

    position = IntegerField()

    class Meta:
        """How the tables are named."""

        table_function = table_name


class RenewalTable(RecordTable):
    """Renewal cases."""

    title = TextField(default="")
    partner = link_to("partner")
    agreement = link_to("agreement")
    stage = link_to("stage")
    opened_on = TextField(null=True)
    opened_on_from = TextField(default="", index=True)
    opened_on_to = TextField(default="")
    officer = TextField(default="")
    answer_due_on = TextField(null=True)
    answer_due_on_from = TextField(default="", index=True)
    answer_due_on_to = TextField(default="")
    decision = TextField()
    decided_on = TextField(null=True)
    decided_on_from = TextField(default="", index=True)
    decided_on_to = TextField(default="")
    authority = TextField(default="")
    result = link_to("agreement")


class StageTable(RecordTable):
    """Stages of renewal."""

    name = TextField(default="")
    name_ms = TextField(default="")
    column = TextField()
    place = BigIntegerField(null=True)


class ReviewTable(RecordTable):
    """Reviews of agreements."""

    agreement = link_to("agreement")
    partner = link_to("partner")
    held_on = TextField(null=True)
    held_on_from = TextField(default="", index=True)
    held_on_to = TextField(default="")
    finding = TextField()
    officer = TextField(default="")
    text = TextField(default="")
    next_on = TextField(null=True)
    next_on_from = TextField(default="", index=True)
    next_on_to = TextField(default="")


class ReminderTable(RecordTable):
    """Reminders."""

    due_kind = TextField(default="")
    record_kind = TextField(default="")
    record_id = BigIntegerField(null=True)
    due_on = TextField(null=True)
    due_on_from = TextField(default="", index=True)
    due_on_to = TextField(default="")
    lead_days = BigIntegerField(null=True)
    snoozed_until = TextField(null=True)
    snoozed_until_from = TextField(default="", index=True)
    snoozed_until_to = TextField(default="")
    done_on = TextField(null=True)
    done_on_from = TextField(default="", index=True)
    done_on_to = TextField(default="")


class RenewalStepsTable(RowTable):
    """Steps of a renewal case."""

    parent = parent_of("renewal")
    text = TextField(default="")
    officer = TextField(default="")
    due_on = TextField(null=True)
    done_on = TextField(null=True)
    note = TextField(default="")
    document = link_to("document")


class AgreementWatchTable(Model):
    """On which day the needs of each agreement change; empty: not reckoned since a change."""

    agreement = IntegerField(primary_key=True)
    looks_on = TextField(default="", index=True)

    class Meta:
        """How the table is named."""

        table_function = table_name


class AgreementNeedTable(Model):
    """What each agreement needs, as reckoned until its needs change."""

    agreement = IntegerField(index=True)
    kind = TextField()
    day = TextField()
    day_to = TextField(index=True)
    why = TextField()
    told = TextField()

    class Meta:
        """How the table is named."""

        table_function = table_name


UNRECKONED = "UPDATE agreement_watch SET looks_on = '' WHERE agreement"
CHAIN = "IN (SELECT agreement FROM agreement_links WHERE parent = new.id)"
# SQLite only: whatever writes a record, the day reckoned from it is put aside at once.
SQLITE = (
    "CREATE TRIGGER agreement_is_watched AFTER INSERT ON agreement "
    "BEGIN INSERT OR REPLACE INTO agreement_watch VALUES (new.id, ''); END",
    "CREATE TRIGGER agreement_is_watched_anew AFTER UPDATE ON agreement "
    f"BEGIN {UNRECKONED} = new.id; {UNRECKONED} {CHAIN}; END",
    "CREATE TRIGGER agreement_is_linked AFTER INSERT ON agreement_links "
    f"BEGIN {UNRECKONED} = new.agreement; END",
    "CREATE TRIGGER agreement_is_unlinked AFTER DELETE ON agreement_links "
    f"BEGIN {UNRECKONED} = old.agreement; END",
    "CREATE TRIGGER agreement_of_a_partner AFTER UPDATE OF review_months, standing, is_binned "
    "ON partner WHEN new.review_months IS NOT old.review_months "
    "OR new.standing IS NOT old.standing OR new.is_binned IS NOT old.is_binned "
    f"BEGIN {UNRECKONED} IN (SELECT id FROM agreement WHERE partner = new.id); END",
    *(
        f"CREATE TRIGGER agreement_has_{table}_{number} AFTER {event} ON {table} "
        f"BEGIN {UNRECKONED} IN ({rows}); END"
        for table in ("review", "renewal")
        for number, (event, rows) in enumerate(
            (("INSERT", "new.agreement"), ("UPDATE", "old.agreement, new.agreement"))
        )
    ),
)
TABLES = (StageTable, RenewalTable, ReviewTable, ReminderTable, RenewalStepsTable)
RECKONED = (AgreementWatchTable, AgreementNeedTable)
DATES = ("approved_on", "event_on", "suspended_on", "suspended_until")


def up(migrator: SchemaMigrator, db: Database) -> None:
    """Create the new tables and give agreements their new columns."""
    made = (*TABLES, *RECKONED)
    with db.bind_ctx(made, bind_refs=False, bind_backrefs=False):
        db.create_tables(made, safe=False)
    steps: list[Any] = []
    for name in DATES:
        steps += [
            migrator.add_column("agreement", name, TextField(null=True)),
            migrator.add_column("agreement", f"{name}_from", TextField(default="")),
            migrator.add_column("agreement", f"{name}_to", TextField(default="")),
            migrator.add_index("agreement", (f"{name}_from",)),
        ]
    steps += [
        migrator.add_column("agreement", "despatch_margin_days", BigIntegerField(null=True)),
        migrator.add_column("agreement", "ended_by", TextField(default="not_stated")),
        migrator.add_column("agreement", "termination_basis", TextField(default="")),
    ]
    migrator.migrate(*steps)
    execute: Any = db.execute_sql
    execute("INSERT INTO agreement_watch SELECT id, '' FROM agreement")
    for statement in SQLITE:
        execute(statement)
