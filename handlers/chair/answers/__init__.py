"""What is answered: heard, read, asked about first where it is a guess, saved, changed, taken back."""
