"""Which editor each type of field gets."""

from collections.abc import Callable

from kl_relations_desktop.domain.records.describe import FieldSpec, FieldType
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.forms.date_editor import DateEditor
from kl_relations_desktop.gui.forms.editors import (
    ChoiceEditor,
    Editor,
    FlagEditor,
    IntegerEditor,
    LineEditor,
    LongEditor,
    MoneyEditor,
    NumberEditor,
    ReadEditor,
    TextsEditor,
)
from kl_relations_desktop.gui.forms.picker import LinkEditor
from kl_relations_desktop.gui.forms.spoken_of import FieldEditor, KindEditor, RecordEditor

_EDITORS: dict[FieldType, Callable[[Desk, FieldSpec], Editor]] = {
    FieldType.TEXT: LineEditor,
    FieldType.LONG_TEXT: LongEditor,
    FieldType.TEXTS: TextsEditor,
    FieldType.PARTIAL_DATE: DateEditor,
    FieldType.CHOICE: ChoiceEditor,
    FieldType.INTEGER: IntegerEditor,
    FieldType.NUMBER: NumberEditor,
    FieldType.MONEY: MoneyEditor,
    FieldType.FLAG: FlagEditor,
    FieldType.LINK: LinkEditor,
}


def editor_for(desk: Desk, spec: FieldSpec) -> Editor:
    """Return the editor of a field that holds one value."""
    if spec.read_only:
        return ReadEditor(desk, spec)
    if spec.names_kind:
        return KindEditor(desk, spec)
    if spec.kind_in:
        return RecordEditor(desk, spec)
    if spec.field_of_kind_in:
        return FieldEditor(desk, spec)
    return _EDITORS[spec.type](desk, spec)
