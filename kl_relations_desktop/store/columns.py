"""What every table of records has, and how links between tables are written."""

import re

from peewee import SQL, BooleanField, IntegerField, Model, TextField


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
