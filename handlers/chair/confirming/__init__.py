"""What was asked back and waits for a word."""
