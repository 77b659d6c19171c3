"""`serve`: what must be ours before a start, the processes that are started, and whether they still live."""
