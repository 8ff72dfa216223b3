"""The tables of the lists inside records: one row of a list, its parent and its place."""

from peewee import TextField

from kl_relations_desktop.store.columns import RowTable, link_to, parent_of


class BodyNamesTable(RowTable):
    """Names over time of a record."""

    parent = parent_of("body")
    name = TextField(default="")
    since = TextField(null=True)
    until = TextField(null=True)


class PersonHonorificsTable(RowTable):
    """Titles held of a record."""

    parent = parent_of("person")
    title = TextField(default="")
    title_ms = TextField(default="")
    since = TextField(null=True)
    until = TextField(null=True)


class PersonPostsTable(RowTable):
    """Posts held of a record."""

    parent = parent_of("person")
    title = TextField(default="")
    title_ms = TextField(default="")
    body = link_to("body")
    since = TextField(null=True)
    until = TextField(null=True)
    seen = TextField(null=True)


class AgreementPartiesTable(RowTable):
    """Parties of a record."""

    parent = parent_of("agreement")
    principal = link_to("body")
    represented_by = link_to("body")
    side = TextField()


class AgreementSignaturesTable(RowTable):
    """Signatories of a record."""

    parent = parent_of("agreement")
    name_as_printed = TextField(default="")
    post_as_printed = TextField(default="")
    post_ms = TextField(default="")
    person = link_to("person")
    on_behalf_of = link_to("body")
    side = TextField()
    role = TextField()


class AgreementLinksTable(RowTable):
    """Links of a record."""

    parent = parent_of("agreement")
    agreement = link_to("agreement")
    relation = TextField()


class AgreementClausesTable(RowTable):
    """Clauses of a record."""

    parent = parent_of("agreement")
    number = TextField(default="")
    text = TextField(default="")
    text_ms = TextField(default="")
    themes = TextField(default="[]")


class VisitDelegationTable(RowTable):
    """Delegation of a record."""

    parent = parent_of("visit")
    person = link_to("person")
    name_as_printed = TextField(default="")
    post = TextField(default="")
    post_ms = TextField(default="")
    side = TextField()
    role = TextField()


class VisitProgrammeTable(RowTable):
    """Programme of a record."""

    parent = parent_of("visit")
    day = TextField(null=True)
    time = TextField(default="")
    item = TextField(default="")
    item_ms = TextField(default="")
    place = TextField(default="")


class VisitObjectivesTable(RowTable):
    """Objectives of a record."""

    parent = parent_of("visit")
    text = TextField(default="")
    text_ms = TextField(default="")


class VisitPointsTable(RowTable):
    """Points to make of a record."""

    parent = parent_of("visit")
    lead = TextField(default="")
    text = TextField(default="")
    lead_ms = TextField(default="")
    text_ms = TextField(default="")


class VisitRaisedTable(RowTable):
    """If they raise of a record."""

    parent = parent_of("visit")
    topic = TextField(default="")
    answer = TextField(default="")
    topic_ms = TextField(default="")
    answer_ms = TextField(default="")


class VisitUnsaidTable(RowTable):
    """Do not say of a record."""

    parent = parent_of("visit")
    text = TextField(default="")
    text_ms = TextField(default="")


class NetworkMembersTable(RowTable):
    """Members of a record."""

    parent = parent_of("network")
    name = TextField(default="")
    country = TextField(default="")
    country_ms = TextField(default="")


class NetworkClustersTable(RowTable):
    """Clusters and topics of a record."""

    parent = parent_of("network")
    name = TextField(default="")
    name_ms = TextField(default="")


class NetworkBackersTable(RowTable):
    """Backed by of a record."""

    parent = parent_of("network")
    name = TextField(default="")
    body = link_to("body")


class NetworkActivitiesTable(RowTable):
    """Activities of a record."""

    parent = parent_of("network")
    name = TextField(default="")
    name_ms = TextField(default="")


class NetworkFiguresTable(RowTable):
    """Figures of a record."""

    parent = parent_of("network")
    what = TextField(default="")
    what_ms = TextField(default="")
    value = TextField(default="")
    value_ms = TextField(default="")
    as_of = TextField(default="")


class RenewalStepsTable(RowTable):
    """Steps of a renewal case."""

    parent = parent_of("renewal")
    text = TextField(default="")
    officer = TextField(default="")
    due_on = TextField(null=True)
    done_on = TextField(null=True)
    note = TextField(default="")
    document = link_to("document")


def row_tables() -> dict[str, type[RowTable]]:
    """Return the tables of all lists by name."""
    return {one._meta.table_name: one for one in RowTable.__subclasses__()}
