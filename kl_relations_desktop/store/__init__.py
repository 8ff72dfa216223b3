"""The cellar: SQL and files."""
