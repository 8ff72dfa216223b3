"""The form that is derived from a record's description, and its field editors."""
