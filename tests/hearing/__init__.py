"""How well people are heard: sentences with their meaning, and how many are read rightly."""
