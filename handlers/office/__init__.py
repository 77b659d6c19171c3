"""What the union office can say, a file per subject."""
