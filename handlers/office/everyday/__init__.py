"""Sentences of every day: what they mean, shown first where it would write something."""
