"""What others use for chat-bots, each answering the same callbacks on the same Redis."""
