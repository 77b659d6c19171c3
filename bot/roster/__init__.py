"""`python -m bot roster`: the people of the branches from a spreadsheet."""
