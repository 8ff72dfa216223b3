"""What tests ask of the work beside the window, and the program has no need to know."""


def is_done(workers):
    """Return whether no errand is under way, nor its answer on the way home."""
    return not workers._under_way
