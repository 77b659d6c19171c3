"""What is remembered: in Redis, and in folders under DATA_DIR."""
