"""Reminding: who is due is claimed at every tick, what to say is read when it is sent."""
