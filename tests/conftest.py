"""What every room's tests share: the day it is, and a screen that needs no monitor."""

import os
import sys
from datetime import date

import pytest
from hypothesis import settings

if sys.platform == "linux":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Two busy cores make single examples slow now and then: that is not a failure.
settings.register_profile("desk", deadline=None)
settings.load_profile("desk")

TODAY = date(2026, 11, 23)


@pytest.fixture
def today() -> date:
    """Give the fixed day of all tests."""
    return TODAY
