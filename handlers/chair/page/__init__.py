"""What a chair does on the page of an application: the same answers, by the same rules, as in the chat."""
