"""Talking to WeCom: callbacks in, calls out. Its names for things end here."""
