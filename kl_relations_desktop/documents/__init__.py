"""Papers as plain content."""
