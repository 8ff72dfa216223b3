"""Two families of refusal: what a rule forbids, and what the disk or the system prevents."""


class Refusal(Exception):
    """Something the officer can act on; `wording.refusals` turns its code into a sentence."""

    def __init__(self, code: str, *, field: str = "", **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.values = values

    def __str__(self) -> str:
        """Return the code and the field, for logs and tests."""
        return f"{self.code} ({self.field})" if self.field else self.code


class RuleViolation(Refusal):
    """A rule of the desk refuses; `field` names the input that caused it."""


class StoreUnavailable(Refusal):
    """The records cannot be reached or written just now; nothing was changed."""
