"""The tables of the records, spelled out; the shelf fills and reads them by field name."""

from peewee import BigIntegerField, BooleanField, DoubleField, TextField

from kl_relations_desktop.store.columns import RecordTable, link_to


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
    approved_on = TextField(null=True)
    approved_on_from = TextField(default="", index=True)
    approved_on_to = TextField(default="")
    event_on = TextField(null=True)
    event_on_from = TextField(default="", index=True)
    event_on_to = TextField(default="")
    despatch_margin_days = BigIntegerField(null=True)
    suspended_on = TextField(null=True)
    suspended_on_from = TextField(default="", index=True)
    suspended_on_to = TextField(default="")
    suspended_until = TextField(null=True)
    suspended_until_from = TextField(default="", index=True)
    suspended_until_to = TextField(default="")
    ended_by = TextField(default="not_stated")
    termination_basis = TextField(default="")


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

    class Meta:
        """Found by the record that they speak of."""

        indexes = ((("record_kind", "record_id"), False),)


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


TABLES: dict[str, type[RecordTable]] = {
    "partner": PartnerTable,
    "body": BodyTable,
    "person": PersonTable,
    "agreement": AgreementTable,
    "milestone": MilestoneTable,
    "visit": VisitTable,
    "followup": FollowupTable,
    "gift": GiftTable,
    "network": NetworkTable,
    "source": SourceTable,
    "claim": ClaimTable,
    "document": DocumentTable,
    "issued": IssuedTable,
    "renewal": RenewalTable,
    "stage": StageTable,
    "review": ReviewTable,
    "reminder": ReminderTable,
}
"""The register of tables: one line a kind of record."""
