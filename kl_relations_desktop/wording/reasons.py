"""Why something needs the desk, in words."""

from kl_relations_desktop.domain.dossier import DueItem
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.wording.catalogue import Words
from kl_relations_desktop.wording.dates import speak


def why(item: DueItem, words: Words) -> str:
    """Return the reason of an item, with its dates spoken."""
    return words(item.why).format(
        **{
            name: speak(value, words) if isinstance(value, PartialDate) else _said(value, words)
            for name, value in item.values.items()
        }
    )


def _said(value: object, words: Words) -> object:
    return words(value) if isinstance(value, str) else value
