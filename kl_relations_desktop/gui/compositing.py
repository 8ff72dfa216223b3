"""Whether what lies behind a window is seen where the window paints nothing."""

from ctypes import CDLL, c_char_p, c_int, c_ulong, c_void_p
from functools import cache

from PySide6.QtGui import QGuiApplication

_OF_SCREEN = "_NET_WM_CM_S{}"
"""What a program that composites the windows of an X screen owns there."""


@cache
def shows_through() -> bool:
    """Return whether windows are composited, as they are everywhere but on a bare X server."""
    if QGuiApplication.platformName() != "xcb":
        return True
    try:
        x11 = CDLL("libX11.so.6")
    except OSError:
        return True
    return _is_owned(x11)


def _is_owned(x11: CDLL) -> bool:
    x11.XOpenDisplay.argtypes, x11.XOpenDisplay.restype = [c_char_p], c_void_p
    x11.XDefaultScreen.argtypes = x11.XCloseDisplay.argtypes = [c_void_p]
    x11.XInternAtom.argtypes, x11.XInternAtom.restype = [c_void_p, c_char_p, c_int], c_ulong
    x11.XGetSelectionOwner.argtypes = [c_void_p, c_ulong]
    x11.XGetSelectionOwner.restype = c_ulong
    display = x11.XOpenDisplay(None)
    if not display:
        return True
    name = _OF_SCREEN.format(x11.XDefaultScreen(display))
    owner = x11.XGetSelectionOwner(display, x11.XInternAtom(display, name.encode(), 0))
    x11.XCloseDisplay(display)
    return bool(owner)
