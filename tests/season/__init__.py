"""Whole seasons within this process, one after the other, each with people of its own."""
