"""One description of each record; everything else is derived from it."""
