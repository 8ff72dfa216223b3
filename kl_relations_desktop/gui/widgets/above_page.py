"""What stands above the page until it is put away: a kept draft, a refusal without a field."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kl_relations_desktop.gui.widgets.notice import Notice
from kl_relations_desktop.gui.widgets.tab_order import order_before


class AbovePage(QWidget):
    """Strips one below the other; the keyboard comes to them before the page."""

    def __init__(self, notice: Notice) -> None:
        super().__init__()
        self._notice = notice
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(notice)

    def stand(self, strip: QWidget) -> None:
        """Put a strip above all others."""
        self._column.insertWidget(0, strip)
        order_before(strip, self._notice.close_button)
