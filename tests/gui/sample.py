"""What the starter records do not have: visits ahead and promises."""

from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.kinds import Direction
from kl_relations_desktop.domain.records.story import FollowUp, PointToMake, Visit
from kl_relations_desktop.usecases.partners import find_partner
from kl_relations_desktop.usecases.records import save_record
from kl_relations_desktop.usecases.workspace import Workspace


def day(edtf: str) -> PartialDate:
    """Return a date from its EDTF text."""
    return PartialDate.parse(edtf)


def partner_id(ws: Workspace, name: str) -> int:
    """Return the id of a partner by its name."""
    return find_partner(ws, name).id or 0


def add_visit(ws: Workspace, name: str, when: str, **more: object) -> int:
    """Add a planned visit and return its id."""
    values = {"purpose": "Courtesy call on the Mayor", "marking": Marking.OPEN} | more
    visit = Visit(partner=partner_id(ws, name), dates=day(when), **values)
    return save_record(ws, visit).first_id


def add_promise(ws: Workspace, name: str, text: str, due: str) -> int:
    """Add an open promise and return its id."""
    promise = FollowUp(
        partner=partner_id(ws, name), text=text, due_on=day(due), owner_post="Planning desk",
        marking=Marking.OPEN,
    )  # fmt: skip
    return save_record(ws, promise).first_id


def fill(ws: Workspace) -> None:
    """Add two visits ahead, one late promise and one soon."""
    point = PointToMake(lead="Housing", text="The report is ready.")
    add_visit(ws, "Ankara", "2026-11-26", points=(point,))
    add_visit(
        ws, "Osaka", "2026-12-14/2026-12-18", purpose="Economic mission",
        direction=Direction.OUTWARD,
    )  # fmt: skip
    add_promise(ws, "Ankara", "Send the housing study report", "2026-11-13")
    add_promise(ws, "Casablanca", "Confirm visit dates", "2026-12-04")
