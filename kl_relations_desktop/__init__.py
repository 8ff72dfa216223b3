"""The desk of Kuala Lumpur City Hall's international relations."""
