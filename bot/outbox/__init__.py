"""Bringing about what callbacks left to be done: sends, downloads, papers; in order per person."""
