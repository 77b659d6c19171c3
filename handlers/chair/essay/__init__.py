"""The long text of an application: in pieces by chat, or whole on its page."""
