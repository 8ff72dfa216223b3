"""A program that only saves, to be killed: it tells each record as soon as it is kept."""

import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from kl_relations_desktop.domain.records.partner import NetworkMember, NetworkProfile, Partner
from kl_relations_desktop.store.database import Officer, Store

LOADED_AT_THE_FIRST_WRITING = ("engine", "session", "shelf", "tables", "journal", "search")


def save_for_ever(folder: Path, turn: str) -> None:
    """Create and change records, three in one action, and tell of every action that is kept."""
    store = Store.open(folder, officer=Officer("a", "A"), clock=lambda: datetime.now(UTC))
    number = 0
    while True:
        number += 1
        told = f"{turn}.{number}"
        with store.session(told):
            partner = store.shelf("partner").save(Partner(name=told, note="first"))
            members = (NetworkMember(name=told), NetworkMember(name="second"))
            profile = NetworkProfile(partner=partner.id, members=members)
            store.shelf("network").save(profile)
            store.shelf("partner").save(replace(partner, note="second"))
        os.write(1, f"kept {partner.id} {told}\n".encode())


def main() -> None:
    """Start a saver for each line read; one imported program starts them all quickly."""
    folder = Path(sys.argv[1])
    for room in LOADED_AT_THE_FIRST_WRITING:
        import_module(f"kl_relations_desktop.store.{room}")
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            save_for_ever(folder, line.strip())
        os.write(1, f"started {child}\n".encode())
        os.waitpid(child, 0)
        os.write(1, b"gone\n")


if __name__ == "__main__":
    main()
