"""The archive of a campaign: one zip with a list of everything and a folder per application."""
