"""What `doctor` says, one file a group of checks; cause first, then what to do."""
