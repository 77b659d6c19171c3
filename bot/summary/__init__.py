"""The web page for the long text, and what can be uploaded there."""
