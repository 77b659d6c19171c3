"""Storms: the real product in a hurricane of faults, and what people were told held against what is kept."""
