"""Who reviews which awards, and what they keep away from."""

from __future__ import annotations

from collections.abc import Iterator

from campaign import problem_wording
from campaign.review import problem_wording as wording
from campaign.settled import Draft, Key, Name, Problem, Settled, UserId, near


class Reviewer(Settled):
    """A person of a panel; `recused` are numbers of branches they do not judge, beside their own."""

    user_id: UserId
    name: str = ""
    awards: tuple[Key, ...] = ()
    recused: tuple[Name, ...] = ()

    @property
    def called(self) -> str:
        """What they are called in lists."""
        return self.name or self.user_id

    def without(self, award: str) -> Reviewer:
        """The same reviewer, not of this award."""
        return self.altered(awards=tuple(a for a in self.awards if a != award))


def reviewer_problems(campaign: Draft) -> Iterator[Problem]:
    """Report reviewers who stand there twice, are of the office, or judge what there is not."""
    office = {person.text.casefold() for person in campaign.each("office")}
    known = {
        "awards": [str(track.place[-1]) for track in campaign.each("tracks")],
        "recused": [branch.at("number").text for branch in campaign.each("branches")],
    }
    seen: set[str] = set()
    for reviewer in campaign.each("reviewers"):
        person = reviewer.at("user_id")
        if person.text.casefold() in office:
            yield person.problem(wording.OF_THE_OFFICE)
        if person.text and person.text.casefold() in seen:
            yield person.problem(wording.reviewer_twice(person.text))
        seen.add(person.text.casefold())
        for key, names in known.items():
            for named in reviewer.each(key):
                if named.text and named.text not in names:
                    hint = near(named.text, names, problem_wording.known_are("、".join(names)))
                    yield named.problem(wording.not_known(named.text, hint))
