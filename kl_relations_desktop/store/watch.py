"""What each agreement needs and until when that holds: reckoned once, found by an index.

These are no records and have no history: whatever changes an agreement, its partner, its links,
its reviews or its cases puts them aside, by triggers, and they are reckoned anew.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from kl_relations_desktop.domain.agreement_needs import Need
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.store.connections import Connections

_AT_ONCE = 10_000
_CHAINS = (
    "WITH RECURSIVE chain(id) AS (SELECT id FROM agreement WHERE id IN ({}) "
    "UNION SELECT link.agreement FROM chain JOIN agreement_links AS link "
    "ON link.parent = chain.id AND link.relation = 'amends' "
    "UNION SELECT link.parent FROM chain JOIN agreement_links AS link "
    "ON link.agreement = chain.id AND link.relation = 'amends') "
    "SELECT chain.id FROM chain JOIN agreement ON agreement.id = chain.id AND NOT is_binned"
)
_PUT_ASIDE = "UPDATE agreement_watch SET looks_on = '' WHERE agreement = ?"


@dataclass(frozen=True, slots=True)
class KeptNeed:
    """One need of one agreement in sight, with what a list shows of the agreement."""

    need: Need
    agreement_id: int
    partner_id: int | None
    headline: str


class Watch:
    """Which agreements need a look, what they need, and what comes after them."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def stale(self, today: date) -> list[int]:
        """Return the agreements in sight whose needs have not been reckoned for this day."""
        sql = (
            "SELECT agreement FROM agreement_watch JOIN agreement ON id = agreement "
            "WHERE looks_on <= ? AND NOT is_binned ORDER BY agreement"
        )
        return [int(found) for (found,) in self._connections.rows(sql, (today.isoformat(),))]

    def with_chains(self, agreements: Iterable[int]) -> list[int]:
        """Return these, and those in sight that amendments tie to them, however far.

        A trigger puts aside what lies one link away; a chain of amendments is followed here.
        """
        wanted = sorted(set(agreements))
        found = set(wanted)
        for start in range(0, len(wanted), _AT_ONCE):
            part = wanted[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(part))
            rows = self._connections.rows(_CHAINS.format(marks), part)
            found |= {int(one) for (one,) in rows}
        return sorted(found)

    def kept(self, today: date, by: date) -> list[KeptNeed]:
        """Return the needs that hold today and can come by a day."""
        sql = (
            "SELECT need.kind, need.day, need.why, need.told, a.id, a.partner, a.headline "
            "FROM agreement_need AS need CROSS "
            "JOIN agreement_watch AS watch ON watch.agreement = need.agreement "
            "CROSS JOIN agreement AS a ON a.id = need.agreement "
            "WHERE need.opens <= ? AND watch.looks_on > ? AND NOT a.is_binned"
        )
        rows = self._connections.rows(sql, (by.isoformat(), today.isoformat()))
        return [
            KeptNeed(_need(kind, day, why, told), agreement, partner, headline)
            for kind, day, why, told, agreement, partner, headline in rows
        ]

    def version(self) -> int:
        """Return a number that changes when somebody else, such as another thread, writes."""
        ((found,),) = self._connections.rows("PRAGMA data_version", ())
        return int(found)

    def keep(
        self, needs: Mapping[int, tuple[date, tuple[Need, ...]]], version: int | None = None
    ) -> bool:
        """Keep what each agreement needs, and the day until which that holds.

        With the version from before the agreements were read, nothing is kept, and False
        returned, when somebody has written since: what was reckoned may be out of date.
        """
        connection = self._connections.connection()
        rows = [
            (one, need.kind, need.day.edtf, str(need.day.opens()), need.why, _told(need))
            for one, (_until, several) in needs.items()
            for need in several
        ]
        with connection:
            # The first writing takes the lock: from here on nobody comes between.
            connection.executemany(
                "DELETE FROM agreement_need WHERE agreement = ?", [(one,) for one in needs]
            )
            if version is not None and version != self.version():
                # The old needs are gone, and the mark that they are out of date stands.
                connection.executemany(_PUT_ASIDE, [(one,) for one in needs])
                return False
            connection.executemany(
                "INSERT INTO agreement_need "
                "(agreement, kind, day, opens, why, told) VALUES (?, ?, ?, ?, ?, ?)",
                rows,
            )
            connection.executemany(
                "UPDATE agreement_watch SET looks_on = ? WHERE agreement = ?",
                [(until.isoformat(), one) for one, (until, _needs) in needs.items()],
            )
        return True

    def forget(self) -> None:
        """Put everything reckoned aside: a rule of the office has changed."""
        self._connections.execute_sql("UPDATE agreement_watch SET looks_on = ''")

    def later_than(self, agreements: Iterable[int]) -> dict[int, tuple[int, ...]]:
        """Return, for each agreement, the signed instruments in sight that link to it."""
        wanted = sorted(set(agreements))
        found: dict[int, tuple[int, ...]] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            part = wanted[start : start + _AT_ONCE]
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


def _told(need: Need) -> str:
    """Return the values of the reason: dates as EDTF, numbers as they are."""
    return json.dumps(
        {
            name: {"date": value.edtf} if isinstance(value, PartialDate) else value
            for name, value in need.values.items()
        }
    )


@lru_cache(maxsize=20_000)
def _need(kind: str, day: str, why: str, told: str) -> Need:
    values = {} if told == "{}" else json.loads(told)
    return Need(
        kind,
        PartialDate.parse(day),
        why,
        {
            name: PartialDate.parse(one["date"]) if isinstance(one, dict) else one
            for name, one in values.items()
        },
    )
