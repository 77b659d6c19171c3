"""The kinds of part in the conversation, on paper, in lists and in the rehearsal: a file for each."""
