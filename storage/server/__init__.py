"""The Redis server: our own or another, how it is reached, and what it says of itself."""
