"""The menus of the renewal board: of a card, as the side pane has it, and of the page."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.icons import icon
from kl_relations_desktop.gui.pages.renewals_pane import CasePane
from kl_relations_desktop.gui.widgets.as_written import on_act


def open_card_menu(pane: CasePane, at: QPoint) -> None:
    """Open the menu of the card that the pane shows, there on the screen."""
    menu = QMenu(pane)
    for act in pane.foot.acts:
        if not act.isHidden():
            menu.addAction(act.text(), act.click)
    if pane.stage.isVisibleTo(pane):
        menu.addMenu(_stages(pane, menu))
    menu.addSeparator()
    for made in pane.case_acts.values():
        menu.addAction(made.icon(), made.accessibleName(), made.click)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)


def open_page_menu(
    desk: Desk, more: QWidget, printed: Callable[[], None], act: Callable[[str], None]
) -> None:
    """Open what else the page offers, below the button for it."""
    words, theme = desk.words, desk.theme
    menu = QMenu(more)
    menu.addAction(icon(theme, "printer"), words("Schedule…"), printed)
    menu.addAction(icon(theme, "columns-3"), words("Stages…"), partial(act, "stages"))
    menu.addAction(icon(theme, "moon"), words("Quiet partners…"), partial(act, "quiet"))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(more.mapToGlobal(more.rect().bottomLeft()))


def _stages(pane: CasePane, menu: QMenu) -> QMenu:
    stages = QMenu(pane.stage.accessibleName(), menu)
    for place in range(pane.stage.count()):
        one = stages.addAction(on_act(pane.stage.itemText(place)))
        one.setCheckable(True)
        one.setChecked(place == pane.stage.currentIndex())
        one.triggered.connect(partial(pane.stage_chosen.emit, place))
    return stages
