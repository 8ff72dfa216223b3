"""Where one office's records lie when nobody says otherwise."""

from pathlib import Path

from platformdirs import user_data_path

NAME = "KL Relations"


def default_folder() -> Path:
    """Return the per-user data folder of the platform."""
    return user_data_path(NAME, appauthor=False)
