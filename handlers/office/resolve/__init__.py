"""Whom or what the words of the office name: branches, awards, entries, groups, days."""
