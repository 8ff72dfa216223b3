"""What the desk knows: records, rules and dates, without clock or files."""
