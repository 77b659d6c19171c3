"""The rules of a campaign: what config.yaml may say and what follows from it. No I/O, no clock."""
