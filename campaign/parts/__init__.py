"""The parts an application is made of: a file for each kind, and what all of them can tell."""
