"""What the office sends out: a notice to many, a reminder by hand."""
