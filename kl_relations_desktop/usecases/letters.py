"""What an officer may type that no paper can show."""

from kl_relations_desktop.documents.letters import shown, without_shape


def not_on_paper(text: str) -> str:
    """Return the first characters of a text that no paper can draw, side by side."""
    return " ".join(map(shown, without_shape(text)[:5]))
