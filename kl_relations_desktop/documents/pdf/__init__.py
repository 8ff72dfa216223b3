"""Content turned into ink."""
