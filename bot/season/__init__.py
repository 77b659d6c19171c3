"""A changed config.yaml and the data that are there already: what changes, and taking it over."""
