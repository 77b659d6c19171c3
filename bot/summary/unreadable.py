"""The one error of reading a file that somebody uploaded."""

from __future__ import annotations


class UnreadableError(ValueError):
    """No text could be taken from the file; the sentence tells the person what would be right."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
