"""Paths, settings, logs and the one running copy."""
