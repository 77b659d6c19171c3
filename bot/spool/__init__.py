"""Callbacks that find the store away: kept on disk, answered calmly, carried out when it is back."""
