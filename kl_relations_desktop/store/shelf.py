"""One generic shelf for every kind: records written into their tables, and long lists."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.checking import checked
from kl_relations_desktop.domain.records.describe import FieldType, is_field, specs, target_of
from kl_relations_desktop.store.journal import FieldChange
from kl_relations_desktop.store.layout import Layout, Part
from kl_relations_desktop.store.reading import Reading
from kl_relations_desktop.store.rows import row_tables

if TYPE_CHECKING:
    from kl_relations_desktop.store.database import Store


class Shelf(Reading):
    """The records of one kind, to be read, listed and written."""

    def __init__(self, store: "Store", layout: Layout) -> None:
        super().__init__(store.connections, layout)
        self._store = store
        self._database = store.database
        self._table: Any = store.tables[layout.kind]
        self._fields = {spec.name: spec for spec in layout.own.specs}

    def plain(self, record: Record) -> dict[str, object]:
        """Return a record's fields as plain JSON values, without its id."""
        return self._layout.plain(record)

    def blank(self) -> dict[str, object]:
        """Return the plain values of a record in which nothing has been filled."""
        return dict(self._layout.blank)

    def save(self, record: Record) -> Record:
        """Create or change a record; returns it with its id. Nothing changed: nothing noted."""
        record = checked(record)
        with self._store.session() as session:
            before = None if record.id is None else self.load(record.id)
            if before == record:
                return record
            self._refuse_dangling(record)
            saved = self._write(record, before)
            binned = before is not None and self.is_binned(record.id or 0)
            changes = self._changes(saved, before)
            session.note(self._layout.kind, saved, "change" if before else "create", changes)
            if not binned:
                self._store.index.note(self._layout, saved)
        return saved

    def bin(self, record_id: int) -> None:
        """Take a record out of sight; what is there already stays there."""
        self._move(record_id, to_bin=True)

    def unbin(self, record_id: int) -> None:
        """Bring a record back from the bin."""
        self._move(record_id, to_bin=False)

    def _move(self, record_id: int, *, to_bin: bool) -> None:
        with self._store.session() as session:
            record = self.load(record_id)
            if self.is_binned(record_id) == to_bin:
                return
            change = self._table.update(is_binned=to_bin)
            self._database.execute(change.where(self._table.id == record_id))
            session.note(self._layout.kind, record, "bin" if to_bin else "unbin", ())
            if to_bin:
                self._store.index.forget(self._layout.kind, record_id)
            else:
                self._store.index.note(self._layout, record)

    def _write(self, record: Record, before: Record | None) -> Record:
        values = self._layout.values(record)
        if before is None:
            record = replace(record, id=self._table.insert(**values).execute(self._database))
        else:
            change = self._table.update(**values).where(self._table.id == record.id)
            self._database.execute(change)
        for name, part in self._layout.lists:
            if before is None or getattr(before, name) != getattr(record, name):
                self._write_list(part, record.id or 0, getattr(record, name))
        return record

    def _write_list(self, part: Part, parent: int, rows: Iterable[object]) -> None:
        table: Any = row_tables()[part.table]
        self._database.execute(table.delete().where(table.parent == parent))
        for position, row in enumerate(rows, 1):
            values = part.values(row) | {"parent": parent, "position": position}
            self._database.execute(table.insert(**values))

    def _changes(self, saved: Record, before: Record | None) -> tuple[FieldChange, ...]:
        then = self._layout.blank if before is None else self._layout.plain(before)
        now = self._layout.plain(saved)
        return tuple(
            FieldChange(name, None if before is None else then[name], value)
            for name, value in now.items()
            if then[name] != value
        )

    def _refuse_dangling(self, record: Record) -> None:
        self._refuse_unknown_kind(record)
        wanted: dict[str, dict[int, str]] = {}
        for kind, linked, path in _links(record, ""):
            if (kind, linked) == (self._layout.kind, record.id):
                raise RuleViolation("link.itself", field=path)
            wanted.setdefault(kind, {}).setdefault(linked, path)
        for kind, paths in wanted.items():
            known = self._store.shelf(kind).headlines(paths)
            for linked, path in paths.items():
                if linked not in known:
                    raise RuleViolation("link.unknown", field=path, kind=kind, id=linked)

    def _refuse_unknown_kind(self, record: Record) -> None:
        """Refuse the name of a kind, or of a field of one, that there is not."""
        kinds = self._store.kinds
        for spec in specs(type(record)):
            value = getattr(record, spec.name)
            if spec.names_kind and value not in kinds:
                known = ", ".join(sorted(kinds))
                raise RuleViolation("kind.unknown", field=spec.name, word=value, known=known)
            if spec.field_of_kind_in:
                described = kinds[getattr(record, spec.field_of_kind_in)].record
                if not is_field(described, value):
                    known = ", ".join(one.name for one in specs(described))
                    raise RuleViolation(
                        "claim.no_field", field=spec.name, named=value, known=known
                    )


def _links(thing: object, path: str) -> Iterable[tuple[str, int, str]]:
    for spec in specs(type(thing)):
        value = getattr(thing, spec.name)
        target = target_of(thing, spec)
        if target is not None:
            yield *target, f"{path}{spec.name}"
        elif spec.type is FieldType.ROWS:
            for place, row in enumerate(value, 1):
                yield from _links(row, f"{path}{spec.name}.{place}.")
