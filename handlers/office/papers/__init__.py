"""Stamped papers: registered as they come in, and given back."""
