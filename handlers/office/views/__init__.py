"""What the office looks at; nothing here changes anything."""
