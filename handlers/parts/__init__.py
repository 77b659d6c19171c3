"""The kinds of part that are answered one entry at a time: how each asks, reads and tells."""
