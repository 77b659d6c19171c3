"""The office's pages: one application to look at and to review, and the board as it stands."""
