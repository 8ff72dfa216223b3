"""Numbered changes of the tables, never edited after release."""
