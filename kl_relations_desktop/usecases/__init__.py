"""What one can ask for, one function a request."""
