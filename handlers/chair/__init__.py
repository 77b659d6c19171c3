"""What a branch chair can say, a file per subject."""
