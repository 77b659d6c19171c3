"""Everything the product remembers, as one file: making it, putting it back, and erasing it all."""
