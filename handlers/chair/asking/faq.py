"""The questions which the office answers itself, in config.yaml."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz, process

from campaign.faq import Faq, bare, is_question
from campaign.model import Campaign
from handlers.hearing.clean import plain

# Of 100. Measured on the sentences of the tests: other questions stay below 60, nine in ten of the
# same questions in other words are at 70 or above.
NEAR_ENOUGH = 70
LONGEST_QUESTION = 60  # characters; what is longer is somebody's text


def faq_answer(campaign: Campaign, said: str) -> str | None:
    """The office's own answer to a question; None where no sample is near enough."""
    text = plain(said)
    asked = bare(text)
    if not campaign.faq or len(asked) > LONGEST_QUESTION or not is_question(text):
        return None
    samples = _samples(campaign.faq)
    found = process.extractOne(asked, samples.keys(), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
    return samples[found[0]] if found else None


@lru_cache(maxsize=4)
def _samples(faq: tuple[Faq, ...]) -> dict[str, str]:
    return {bare(sample): entry.answer for entry in faq for sample in entry.samples}
