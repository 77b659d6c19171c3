"""All of a campaign at once: copied for a backup, put back, erased."""
