"""The commands of `python -m bot`: their arguments, and those small enough to need no room of their own."""
