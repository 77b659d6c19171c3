"""Handing in: one award or several, the receipt, and what was sent back for correction."""
