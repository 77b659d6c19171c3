"""`python -m bot doctor`: whether everything around the bot is as it must be, one file a group of checks."""
