"""The same jobs from a console."""
