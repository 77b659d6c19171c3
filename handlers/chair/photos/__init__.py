"""The photos of an application: as they come, where they belong, and what is wanted done with them."""
