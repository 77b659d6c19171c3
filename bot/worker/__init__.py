"""The background worker: put together in main.py, and driven by time in scheduler.py."""
