"""The first tables: one for each kind of record."""

import re

from peewee import (
    SQL,
    BigIntegerField,
    BooleanField,
    Database,
    DoubleField,
    IntegerField,
    Model,
    TextField,
)
from playhouse.migrate import SchemaMigrator


def link_to(table: str) -> IntegerField:
    """Return a column that holds the id of a record in another table, or nothing."""
    reference = SQL(f'REFERENCES "{table}" ("id")')
    return IntegerField(null=True, index=True, constraints=[reference])


def table_name(model: type[Model]) -> str:
    """Return the table's name: its class's without "Table", in small letters."""
    words = re.findall("[A-Z][a-z]*", model.__name__.removesuffix("Table"))
    return "_".join(words).lower()


class RecordTable(Model):
    """What every kind of record has."""

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


class PartnerTable(RecordTable):
    """Partners."""

    name = TextField(default="")
    name_ms = TextField(default="")
    native_name = TextField(default="")
    aliases = TextField(default="[]")
    full_name = TextField(default="")
    kind = TextField()
    grade = TextField()
    since = TextField(null=True)
    since_from = TextField(default="", index=True)
    since_to = TextField(default="")
    standing = TextField()
    responsible = TextField(default="")
    review_months = BigIntegerField(null=True)
    head_person = link_to("person")
    body = link_to("body")
    country = TextField(default="")
    country_ms = TextField(default="")
    flag = TextField(default="")
    latitude = DoubleField(null=True)
    longitude = DoubleField(null=True)
    profile = TextField(default="")
    profile_ms = TextField(default="")


class BodyTable(RecordTable):
    """Bodies."""

    name = TextField(default="")
    name_ms = TextField(default="")
    short_name = TextField(default="")
    native_name = TextField(default="")
    aliases = TextField(default="[]")
    kind = TextField()
    parent = link_to("body")
    successor = link_to("body")
    country = TextField(default="")
    country_ms = TextField(default="")
    flag = TextField(default="")
    website = TextField(default="")
    address = TextField(default="")
    phone = TextField(default="")
    email = TextField(default="")


class PersonTable(RecordTable):
    """People."""

    name = TextField(default="")
    native_name = TextField(default="")
    aliases = TextField(default="[]")
    partner = link_to("partner")
    address_en = TextField(default="")
    address_ms = TextField(default="")
    protocol = TextField(default="")
    email = TextField(default="")
    phone = TextField(default="")


class AgreementTable(RecordTable):
    """Agreements."""

    partner = link_to("partner")
    kind = TextField()
    title = TextField(default="")
    title_ms = TextField(default="")
    reference = TextField(default="")
    is_ours = BooleanField()
    languages = TextField(default="[]")
    purpose = TextField(default="")
    purpose_ms = TextField(default="")
    areas = TextField(default="")
    areas_ms = TextField(default="")
    signed_on = TextField(null=True)
    signed_on_from = TextField(default="", index=True)
    signed_on_to = TextField(default="")
    place = TextField(default="")
    in_force_on = TextField(null=True)
    in_force_on_from = TextField(default="", index=True)
    in_force_on_to = TextField(default="")
    term_kind = TextField()
    term_from = TextField()
    term_years = BigIntegerField(null=True)
    term_months = BigIntegerField(null=True)
    term_until = TextField(null=True)
    term_until_from = TextField(default="", index=True)
    term_until_to = TextField(default="")
    term_event = TextField(default="")
    renewal_years = BigIntegerField(null=True)
    renewal_months = BigIntegerField(null=True)
    renewal_times = BigIntegerField(null=True)
    notice_months = BigIntegerField(null=True)
    notice_days = BigIntegerField(null=True)
    terminated_on = TextField(null=True)
    terminated_on_from = TextField(default="", index=True)
    terminated_on_to = TextField(default="")
    reviewed_on = TextField(null=True)
    reviewed_on_from = TextField(default="", index=True)
    reviewed_on_to = TextField(default="")


class MilestoneTable(RecordTable):
    """Milestones."""

    partner = link_to("partner")
    happened_on = TextField(null=True)
    happened_on_from = TextField(default="", index=True)
    happened_on_to = TextField(default="")
    kind = TextField()
    name = TextField(default="")
    name_ms = TextField(default="")
    text = TextField(default="")
    text_ms = TextField(default="")
    actor_as_printed = TextField(default="")
    actor_ms = TextField(default="")
    person = link_to("person")
    place = TextField(default="")
    agreement = link_to("agreement")


class VisitTable(RecordTable):
    """Visits."""

    partner = link_to("partner")
    direction = TextField()
    dates = TextField(null=True)
    dates_from = TextField(default="", index=True)
    dates_to = TextField(default="")
    time = TextField(default="")
    place = TextField(default="")
    state = TextField()
    purpose = TextField(default="")
    purpose_ms = TextField(default="")
    outcome = TextField(default="")
    outcome_ms = TextField(default="")


class FollowupTable(RecordTable):
    """Follow-ups."""

    partner = link_to("partner")
    text = TextField(default="")
    text_ms = TextField(default="")
    whose = TextField()
    owner_post = TextField(default="")
    owner_person = link_to("person")
    due_on = TextField(null=True)
    due_on_from = TextField(default="", index=True)
    due_on_to = TextField(default="")
    state = TextField()
    done_on = TextField(null=True)
    done_on_from = TextField(default="", index=True)
    done_on_to = TextField(default="")
    evidence = TextField(default="")
    visit = link_to("visit")
    agreement = link_to("agreement")
    clause = TextField(default="")


class GiftTable(RecordTable):
    """Gifts."""

    description = TextField(default="")
    direction = TextField()
    partner = link_to("partner")
    visit = link_to("visit")
    from_whom = TextField(default="")
    to_whom = TextField(default="")
    occasion = TextField(default="")
    given_on = TextField(null=True)
    given_on_from = TextField(default="", index=True)
    given_on_to = TextField(default="")
    value = BigIntegerField(null=True)
    approved_by = TextField(default="")
    kept_at = TextField(default="")


class NetworkTable(RecordTable):
    """Network profiles."""

    partner = link_to("partner")
    purpose = TextField(default="")
    purpose_ms = TextField(default="")
    scope = TextField(default="")
    scope_ms = TextField(default="")
    founded = TextField(null=True)
    founded_from = TextField(default="", index=True)
    founded_to = TextField(default="")
    website = TextField(default="")
    secretariat = TextField(default="")
    secretariat_ms = TextField(default="")
    secretariat_latitude = DoubleField(null=True)
    secretariat_longitude = DoubleField(null=True)
    regional_office = TextField(default="")
    regional_office_ms = TextField(default="")
    regional_office_latitude = DoubleField(null=True)
    regional_office_longitude = DoubleField(null=True)
    presidency = TextField(default="")
    presidency_ms = TextField(default="")
    host_rota = TextField(default="")
    host_rota_ms = TextField(default="")
    joined_on = TextField(null=True)
    joined_on_from = TextField(default="", index=True)
    joined_on_to = TextField(default="")
    tier = TextField(default="")
    dues = TextField(default="")
    representative = TextField(default="")
    our_part = TextField(default="")
    our_part_ms = TextField(default="")


class SourceTable(RecordTable):
    """Sources."""

    title = TextField(default="")
    title_ms = TextField(default="")
    kind = TextField()
    publisher = TextField(default="")
    publisher_ms = TextField(default="")
    address = TextField(default="")
    dated_as_printed = TextField(default="")
    dated = TextField(null=True)
    dated_from = TextField(default="", index=True)
    dated_to = TextField(default="")
    retrieved_on = TextField(null=True)
    retrieved_on_from = TextField(default="", index=True)
    retrieved_on_to = TextField(default="")


class ClaimTable(RecordTable):
    """Claims."""

    source = link_to("source")
    record_kind = TextField(default="")
    record_id = BigIntegerField(null=True)
    field_name = TextField(default="")
    as_printed = TextField(default="")
    as_of = TextField(default="")
    confidence = TextField()
    value = TextField(default="")


class DocumentTable(RecordTable):
    """Documents."""

    original_name = TextField(default="")
    sha256 = TextField(default="")
    size = BigIntegerField(null=True)
    label = TextField()
    dated = TextField(null=True)
    dated_from = TextField(default="", index=True)
    dated_to = TextField(default="")
    partner = link_to("partner")
    agreement = link_to("agreement")
    visit = link_to("visit")


class IssuedTable(RecordTable):
    """Issued sheets."""

    number = TextField(default="")
    partner = link_to("partner")
    visit = link_to("visit")
    issued_on = TextField(null=True)
    issued_on_from = TextField(default="", index=True)
    issued_on_to = TextField(default="")
    copies = BigIntegerField(null=True)
    language = TextField(default="")
    officer = TextField(default="")
    content_sha256 = TextField(default="")
    file_sha256 = TextField(default="")


TABLES = (
    PartnerTable,
    BodyTable,
    PersonTable,
    AgreementTable,
    MilestoneTable,
    VisitTable,
    FollowupTable,
    GiftTable,
    NetworkTable,
    SourceTable,
    ClaimTable,
    DocumentTable,
    IssuedTable,
)


def up(migrator: SchemaMigrator, db: Database) -> None:
    """Create the tables of the records."""
    del migrator
    with db.bind_ctx(TABLES, bind_refs=False, bind_backrefs=False):
        db.create_tables(TABLES, safe=False)
