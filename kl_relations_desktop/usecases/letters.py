"""What an officer may type that no paper can show."""

from kl_relations_desktop.documents.letters import NOT_PRINTED, shown, without_shape


def not_on_paper(field: str, text: str) -> str:
    """Return the first characters of a field's text that no paper can draw, side by side."""
    if field in NOT_PRINTED:
        return ""
    return " ".join(map(shown, without_shape(text)[:5]))
