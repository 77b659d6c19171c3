"""Random input at every door of the product, counted: `python -m tests.fuzz`."""
