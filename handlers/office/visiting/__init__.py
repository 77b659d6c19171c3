"""`验收`: the office goes and looks, notes what it finds, with pictures, and says what it comes to."""
