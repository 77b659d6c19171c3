"""The outbox: what waits to be done, in which lane, and what became of it."""
