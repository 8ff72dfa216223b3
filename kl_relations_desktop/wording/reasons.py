"""Why something needs the desk, in words."""

from kl_relations_desktop.domain.dossier import DueItem
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.wording.catalogue import N_, Words
from kl_relations_desktop.wording.dates import speak

_EVERY_MONTH = {
    "Term not stated; review every {months} months, counted from {counted_from}": N_(
        "Term not stated; review every month, counted from {counted_from}"
    ),
    "No end is dated; review every {months} months, counted from {counted_from}": N_(
        "No end is dated; review every month, counted from {counted_from}"
    ),
}
"""What is said in place of "every 1 months"."""


def why(item: DueItem, words: Words) -> str:
    """Return the reason of an item, with its dates spoken."""
    is_monthly = item.values.get("months") == 1
    message = _EVERY_MONTH.get(item.why, item.why) if is_monthly else item.why
    return words(message).format(
        **{
            name: speak(value, words) if isinstance(value, PartialDate) else _said(value, words)
            for name, value in item.values.items()
        }
    )


def _said(value: object, words: Words) -> object:
    return words(value) if isinstance(value, str) else value
