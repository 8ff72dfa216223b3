"""Who runs the program."""

import getpass


def account() -> str:
    """Return the name of the account that runs the program, as the system knows it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # without a name, as in some containers
        return "unknown"
