"""The page on the architecture: its pictures are drawn from the code, its names are held to it."""
