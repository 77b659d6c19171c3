"""Every sentence the bot says, kept apart from the code that decides when to say it."""
