"""What the office does with a panel: who is on it, how far it is, when its round ends."""
