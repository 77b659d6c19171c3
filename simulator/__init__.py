"""A fake WeCom enterprise on loopback: HTTP API, signed callbacks, phone page.

It is a peer of the bot and shares no code with it, so that the two cannot be wrong together.
"""
