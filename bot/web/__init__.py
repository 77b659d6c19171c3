"""The web workers: the app and its server, the webhook, and what tells operators how the product is."""
