"""What reviewers say: they see what is to be reviewed, give ballots, and nothing of the office."""
