"""What happens by itself at the deadline, and what the office reads in the morning."""
