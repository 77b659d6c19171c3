"""A whole campaign in a minute: the real product, played by people of the simulator.

The only part of the bot that uses the simulator. It believes nothing the product computes: what must
be stored is worked out from what people said and what they were told.
"""
