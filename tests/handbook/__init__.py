"""The handbook is a script: what it says is played on the product, and its pictures are taken there."""
