"""The page of a whole application: another door to what the chat fills in."""
