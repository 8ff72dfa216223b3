"""On which day each agreement needs a look: reckoned once, found by an index.

The days are no records and have no history: whatever changes an agreement, its partner, its
links, its reviews or its cases empties them, by triggers, and they are reckoned anew.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from kl_relations_desktop.store.connections import Connections

NEVER = date.max
_SQL_AT_ONCE = 10_000


class Watch:
    """Which agreements need a look, and which signed instruments come after them."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def due_by(self, day: date) -> list[int]:
        """Return the agreements in sight to be looked at by a day, or not reckoned yet."""
        sql = (
            "SELECT agreement FROM agreement_watch JOIN agreement ON id = agreement "
            "WHERE looks_on <= ? AND NOT is_binned ORDER BY agreement"
        )
        return [int(found) for (found,) in self._connections.rows(sql, (day.isoformat(),))]

    def unreckoned(self) -> int:
        """Return how many agreements have not been reckoned since they were changed."""
        sql = "SELECT count(*) FROM agreement_watch WHERE looks_on = ''"
        return int(self._connections.rows(sql)[0][0])

    def keep(self, days: Mapping[int, date]) -> None:
        """Keep the day on which each agreement is to be looked at next."""
        connection = self._connections.connection()
        rows = [(day.isoformat(), one) for one, day in days.items()]
        with connection:
            connection.executemany(
                "UPDATE agreement_watch SET looks_on = ? WHERE agreement = ?", rows
            )

    def forget(self) -> None:
        """Put every reckoned day aside: a rule of the office has changed."""
        self._connections.execute_sql("UPDATE agreement_watch SET looks_on = ''")

    def later_than(self, agreements: Iterable[int]) -> dict[int, tuple[int, ...]]:
        """Return, for each agreement, the signed instruments in sight that link to it."""
        wanted = sorted(set(agreements))
        found: dict[int, tuple[int, ...]] = {}
        for start in range(0, len(wanted), _SQL_AT_ONCE):
            part = wanted[start : start + _SQL_AT_ONCE]
            marks = ", ".join("?" * len(part))
            sql = (
                "SELECT link.agreement, link.parent FROM agreement_links AS link "
                "JOIN agreement AS later ON later.id = link.parent "
                f"WHERE link.agreement IN ({marks}) AND link.parent <> link.agreement "
                "AND NOT later.is_binned AND later.signed_on IS NOT NULL "
                "ORDER BY link.agreement, later.signed_on_from, link.parent"
            )
            for earlier, later in self._connections.rows(sql, part):
                found[earlier] = (*found.get(earlier, ()), later)
        return found
