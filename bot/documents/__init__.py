"""The papers of a submission: official forms, the long text, the mail they go out with."""
