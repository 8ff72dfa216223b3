"""Due: what needs the desk among 100,000 agreements with terms of every kind.

Floor: one indexed SELECT of the rows that are due, with the columns that a standing is reckoned
from. Goals: 100 ms for what is due within 30 days among 100,000 agreements, 10 ms for the first
page's at 10,000. The first look after a change of all of them reckons every one, once; its time
is printed beside.
"""

import tempfile
import time
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from statistics import median

import apsw

from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import TermKind
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.usecases.due import due_items
from kl_relations_desktop.usecases.standing import DECIDING
from kl_relations_desktop.usecases.workspace import Workspace, open_workspace
from tests.benchmarks.measure import figure, interleaved, report, seconds

TODAY = date(2026, 11, 23)
ROUNDS = 15
SIZES = {100_000: 100.0, 10_000: 10.0}
_PARTNERS = range(10_000, 11_000)
KINDS = [str(kind.value) for kind in TermKind]
Row = dict[str, object]


def main() -> None:
    """Measure what is due in offices of two sizes."""
    figures = []
    for size, goal in SIZES.items():
        with tempfile.TemporaryDirectory() as place:
            ws = open_workspace(Path(place) / "records", TODAY)
            try:
                _fill(ws, size)
                began = time.perf_counter()
                found = due_items(ws, within=30)
                first = time.perf_counter() - began
                ids = sorted({one.record_id for one in found if one.record_kind == "agreement"})
                print(f"{size} agreements: {len(found)} due; reckoned once in {first:.2f} s")
                floor, ours = interleaved(
                    ROUNDS,
                    lambda ws=ws, ids=ids: seconds(lambda: _select(ws, ids)),
                    lambda ws=ws: seconds(lambda: due_items(ws, within=30)),
                )
                said = figure(f"due at {size}", floor, ours, "s", goal / 1000 / median(floor))
                figures.append(said)
                print(f"{said.ours * 1000:.1f} ms, goal {goal:.0f} ms")
            finally:
                ws.close()
    report("due", figures)


def _fill(ws: Workspace, size: int) -> None:
    """Write partners and agreements: rolling terms of any age, fixed ones that still run."""
    with ws.store.session("inventing"):
        partner = ws.store.shelf("partner").save(Partner(name="City", review_months=60)).id
        agreement = ws.store.shelf("agreement").save(Agreement(partner=partner)).id
    connection = ws.store.connections.connection()
    with connection:
        _copy(connection, "partner", partner, ({"id": n} for n in _PARTNERS))
        _copy(connection, "agreement", agreement, (_row(n) for n in range(size)))
        connection.execute("ANALYZE")


def _copy(
    connection: apsw.Connection, table: str, key: int | None, rows: Iterable[Row]
) -> None:
    """Write a record again and again, with some of its columns changed."""
    cursor = connection.execute(f"SELECT * FROM {table} WHERE id = ?", (key,))
    names = [name for name, _type in cursor.getdescription()]
    one = dict(zip(names, next(cursor), strict=True))
    marks = ", ".join(f":{name}" for name in names)
    connection.executemany(f"INSERT INTO {table} VALUES ({marks})", (one | r for r in rows))


def _row(number: int) -> Row:
    kind = KINDS[number % len(KINDS)]
    years = 1 + number % 5
    is_fixed = kind in ("fixed", "by_consent")
    age = number * 7 % (365 * years - 1 if is_fixed else 365 * 40)
    signed = (TODAY - timedelta(days=age)).isoformat()
    stated = is_fixed or kind == "renews_itself"
    return {
        "id": 100_000 + number,
        "partner": _PARTNERS[number % len(_PARTNERS)],
        "headline": f"Agreement {number}",
        "signed_on": signed,
        "signed_on_from": signed,
        "signed_on_to": signed,
        "term_kind": kind,
        "term_years": years if stated else None,
        "renewal_years": years if kind == "renews_itself" else None,
        "notice_months": number % 7 if stated else None,
    }


def _select(ws: Workspace, ids: list[int]) -> None:
    named = ", ".join(f'"{one}"' for one in DECIDING if one != "links")
    marks = ", ".join("?" * len(ids))
    ws.store.connections.rows(f"SELECT id, {named} FROM agreement WHERE id IN ({marks})", ids)


if __name__ == "__main__":
    main()
