"""Installations with something wrong in them, and what `doctor` says of each."""
