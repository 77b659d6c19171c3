"""What a person means: typed text cleaned for reading, and everyday words found in a catalogue.

Nothing here writes or decides what happens.
"""
