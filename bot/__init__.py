"""The process: settings, webhook, worker, commands. All that touches the world; no rule is decided here."""
