"""What Fusion draws too faintly, drawn with the look's own edge."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QPlainTextEdit,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionComplex,
    QWidget,
)

from kl_relations_desktop.gui.freeing import nothing_freed
from kl_relations_desktop.gui.icons import paint_icon
from kl_relations_desktop.gui.theme import Theme, wear

_WORN = "wears the desk's style"
_State = QStyle.StateFlag
_Element = QStyle.PrimitiveElement


class DeskStyle(QProxyStyle):
    """Fusion with fields, checks and radios outlined by the control edge."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("Fusion")
        self._theme = theme

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw fields, checks, radios and focus with the tokens, all else as Fusion does."""
        is_text = element == _Element.PE_Frame and isinstance(widget, QPlainTextEdit)
        if element == _Element.PE_FrameLineEdit or is_text:
            self._outline(option, painter, 4.0)
        elif element == _Element.PE_IndicatorCheckBox:
            self._check(option, painter)
        elif element == _Element.PE_IndicatorRadioButton:
            self._radio(option, painter)
        elif element == _Element.PE_FrameFocusRect:
            # Buttons of a kind have their ring from the stylesheet.
            if widget is None or not widget.property("kind"):
                self._focus(option, painter)
        else:
            super().drawPrimitive(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw a combo box as a field with a chevron, all else as Fusion does."""
        if control != QStyle.ComplexControl.CC_ComboBox:
            super().drawComplexControl(control, option, painter, widget)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.ink("surface"))
        painter.drawRoundedRect(option.rect, 4, 4)
        painter.restore()
        self._outline(option, painter, 4.0)
        arrow = QRectF(option.rect.right() - 23, option.rect.center().y() - 7, 16, 16)
        paint_icon(painter, "chevron-down", arrow, self._theme.ink("text-2"))

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Leave as much room before a combo box's words as a field has."""
        if widget is None:
            return option.rect
        box = super().subControlRect(control, option, part, widget)
        if part == QStyle.SubControl.SC_ComboBoxEditField:
            return box.adjusted(5, 0, 0, 0)
        return box

    def subElementRect(
        self, part: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        """Leave the same room before a field's words everywhere."""
        if widget is None:
            return option.rect
        box = super().subElementRect(part, option, widget)
        if part == QStyle.SubElement.SE_LineEditContents:
            return box.adjusted(7, 0, -4, 0)
        return box

    def _outline(self, option: QStyleOption, painter: QPainter, radius: float) -> None:
        has_focus = bool(option.state & _State.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2.0 if has_focus else 1.0
        painter.setPen(QPen(self._edge(option, has_focus), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = width / 2
        box = QRectF(option.rect).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, radius, radius)
        painter.restore()

    def _edge(self, option: QStyleOption, has_focus: bool) -> QColor:
        if not option.state & _State.State_Enabled:
            return self._theme.ink("line")
        return self._theme.ink("accent" if has_focus else "edge")

    def _check(self, option: QStyleOption, painter: QPainter) -> None:
        is_on = bool(option.state & (_State.State_On | _State.State_NoChange))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self._theme.ink("accent" if is_on else "edge"), 1))
        painter.setBrush(self._theme.ink("accent" if is_on else "surface"))
        painter.drawRoundedRect(box, 3, 3)
        if is_on:
            paint_icon(
                painter, "check", box.adjusted(1, 1, -1, -1), self._theme.ink("on-accent")
            )
        painter.restore()

    def _radio(self, option: QStyleOption, painter: QPainter) -> None:
        is_on = bool(option.state & _State.State_On)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self._theme.ink("accent" if is_on else "edge"), 1))
        painter.setBrush(self._theme.ink("accent" if is_on else "surface"))
        painter.drawEllipse(box)
        if is_on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.ink("on-accent"))
            painter.drawEllipse(box.center(), box.width() * 0.2, box.height() * 0.2)
        painter.restore()

    def _focus(self, option: QStyleOption, painter: QPainter) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.ink("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 4, 4)
        painter.restore()


def dress(app: QApplication, theme: Theme) -> None:
    """Put a look on the program: fields as the look wants them, then all the rest."""
    if theme.is_plain:
        return
    with nothing_freed():
        _polish_all(app)
        # A stylesheet hides the style beneath it, and a style from Python has no name.
        app.setStyleSheet("")
        if app.style().name().lower() == "fusion" or app.property(_WORN):
            app.setStyle(DeskStyle(theme))
            app.setProperty(_WORN, True)
        wear(app, theme)


def _polish_all(app: QApplication) -> None:
    """Polish what was measured but never shown.

    Qt forgets a dead widget by a link that it makes once. Taking the stylesheet off cuts the
    links, and clears the mark "has a link" on polished widgets only: any other would be kept
    beyond its death, and the next stylesheet would dress it.
    """
    for widget in app.allWidgets():
        widget.ensurePolished()
