"""`绑定` and `解绑`: who answers for a branch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from campaign.applications import Status
from campaign.model import Branch, Campaign
from campaign.settled import USER_ID
from handlers.hearing.clean import compact, plain
from handlers.office.commands import ask_back
from handlers.office.everyday.words import example_branch
from handlers.office.resolve.branches import find_by_name, named_in
from handlers.office.resolve.naming import one_branch
from handlers.outcomes import Outcome, say
from handlers.talk import OfficeTalk
from handlers.wording import binding as wording
from storage.audit import Entry
from storage.effects import SendText
from storage.readings import Needs
from storage.records import Record

DEPUTY_WORDS = ("副", "副主席", "代填人", "代填")
CHAIR_WORDS = ("主席", "正")
_DEPUTY_OF = re.compile(r"(.+?)(副主席|代填人|代填|副)").fullmatch
_RUNS = re.compile(r"[A-Za-z0-9_.@-]+|[^A-Za-z0-9_.@-]+")
_NOBODYS = ("sys", "all", "everyone")
_LIKE_A_PHONE = re.compile(r"1[3-9]\d{9}|\d{8}|0?\d{2,4}-\d{7,8}|[^@]+@[^@]+\.[^@]+").fullmatch
_is_user_id = re.compile(USER_ID).fullmatch


@dataclass(frozen=True, slots=True)
class Account:
    """Who is to answer for no branch any more."""

    user_id: str


@dataclass(frozen=True, slots=True)
class Binding:
    """What is wanted: this person as chair, or as deputy, of this branch."""

    user_id: str
    branch: Branch
    is_deputy: bool

    @property
    def replaced(self) -> str:
        """Who has the role now, "" when nobody else does."""
        there = self.branch.deputy if self.is_deputy else self.branch.chair
        return there if there and not _same(there, self.user_id) else ""

    @property
    def words(self) -> str:
        """The command that says it again, whatever was typed."""
        return f"绑定 {self.user_id} {self.branch.shown}" + " 副" * self.is_deputy

    @property
    def bound(self) -> Branch:
        """The branch afterwards; name and phone of a former chair are not the new one's."""
        if self.is_deputy:
            return self.branch.model_copy(update={"deputy": self.user_id})
        deputy = self.branch.deputy
        kept = deputy if deputy and not _same(deputy, self.user_id) else None
        update = {"chair": self.user_id, "chair_name": "", "phone": "", "deputy": kept}
        return self.branch.model_copy(update=update)


def needs(_campaign: Campaign, wanted: Binding) -> Needs:
    """The record of the branch that is named."""
    return Needs(branches=(wanted.branch.number,), unreachable=True)


def bind(talk: OfficeTalk, wanted: Binding) -> Outcome:
    """Make somebody chair or deputy; ask back when that replaces a person who has written.

    Also where the account looks like a phone number or an e-mail address.
    """
    return _bind(talk, wanted, "", is_sure=not _is_like_a_phone(talk.campaign, wanted.user_id))


def do_bind(talk: OfficeTalk, wanted: Binding, shown: tuple[str, ...]) -> Outcome:
    """The same once it is confirmed; asked again when by now somebody else would be replaced."""
    return _bind(talk, wanted, shown[-1], is_sure=True)


def read_account(_campaign: Campaign, text: str) -> Account | str:
    """The user id to unbind."""
    return Account(plain(text)) if plain(text) else wording.how_to_unbind()


def unbind(talk: OfficeTalk, account: Account) -> Outcome:
    """Take a deputy off the roster; a chair is replaced instead, for a branch needs one."""
    user_id = account.user_id
    if user_id.casefold() in talk.campaign.office_ids:
        return say(wording.office_stays(user_id))
    branch = talk.campaign.branch_of.get(user_id.casefold())
    if branch is None:
        return say(wording.not_bound(user_id, example_branch(talk.campaign)))
    if _same(branch.chair, user_id):
        return say(wording.chair_stays(branch.chair, branch))
    left = branch.model_copy(update={"deputy": None})
    return Outcome(
        (wording.unbound(user_id, left),),
        effects=(
            SendText(user_id, wording.you_are_unbound(left, talk.campaign.contact)),
            SendText(left.chair, wording.left(left, user_id)),
        ),
        roster={left.number: left},
        whom=(left.number,),
    )


def rebinding(branch: Branch, bound: Entry, user_id: str) -> str:
    """The command that undoes this entry of the history, if it put the person in another's place."""
    for role, mark in (("chair", ""), ("deputy", " 副")):
        before, after = (bound.before or {}).get(role), (bound.after or {}).get(role)
        if before and isinstance(after, str) and _same(after, user_id):
            return f"绑定 {before} {branch.short_name}{mark}"
    return ""


def _bind(talk: OfficeTalk, wanted: Binding, may_replace: str, *, is_sure: bool) -> Outcome:
    if refused := _refusal(talk.campaign, wanted):
        return say(refused)
    record, replaced = talk.record_of(wanted.branch), wanted.replaced
    has_written = replaced.casefold() in record.sessions if replaced else False
    takes_over = has_written and not _same(replaced, may_replace)
    if takes_over or not is_sure:
        doubt = "" if is_sure else wording.looks_like_a_phone(wanted.user_id)
        taken = replaced if takes_over else ""
        tell = partial(
            wording.replacing, wanted.branch, taken, wanted.user_id, wanted.is_deputy, doubt
        )
        return ask_back(talk, wanted.words, (wanted.branch.number, replaced), tell)
    return _bound(talk, wanted, record)


def _bound(talk: OfficeTalk, wanted: Binding, record: Record) -> Outcome:
    branch, user_id, replaced = wanted.bound, wanted.user_id, wanted.replaced
    has_begun = any(a.status is not Status.NOT_STARTED for a in record.applications.values())
    welcome = wording.you_are_bound(branch, wanted.is_deputy, has_begun)
    effects = [SendText(user_id, welcome)]
    was_reached = replaced.casefold() not in talk.readings.unreachable
    if replaced and was_reached:
        goodbye = wording.you_are_replaced(branch, user_id, wanted.is_deputy, talk.campaign.contact)
        effects.append(SendText(replaced, goodbye))
    colleagues = [p for p in branch.people if not _same(p, user_id)]
    joined = wording.joined(branch, user_id, replaced, wanted.is_deputy)
    effects += [SendText(person, joined) for person in colleagues]
    before = wording.instead_of(replaced, was_reached=was_reached)
    return Outcome(
        (wording.bound(branch, user_id, before, wanted.is_deputy),),
        effects=tuple(effects),
        roster={branch.number: branch},
        whom=(branch.number,),
    )


def read(campaign: Campaign, argument: str) -> Binding | str:
    """What a text such as `chair31 信工 副` wants, in any order, or what would be right."""
    words = [
        word.strip("<>《》〈〉“”\"'") for word in re.split(r"[\s,、;]+", plain(argument)) if word
    ]
    if len(words) == 1:
        words = _RUNS.findall(words[0])
    words = [piece for word in words for piece in _role_apart(campaign, word)]
    said = [word for word in words if compact(word) not in (*DEPUTY_WORDS, *CHAIR_WORDS)]
    is_deputy = any(compact(word) in DEPUTY_WORDS for word in words)
    example = named_in(campaign, argument) or example_branch(campaign)
    if len(said) != 2:
        return wording.how_to_bind(example)
    if wrong := next(filter(None, (_is_no_account(word) for word in said)), ""):
        return wording.not_an_account(wrong, example)
    if all(len(find_by_name(campaign, word)) == 1 for word in said):
        return wording.only_branches(said, example)
    ways = [(u, name, find_by_name(campaign, name)) for u, name in (said, said[::-1])]
    sure = [(user_id, found[0]) for user_id, _, found in ways if len(found) == 1]
    for user_id, branch in sure:
        if _is_user_id(user_id):
            return Binding(user_id, branch, is_deputy)
    if sure:
        return wording.not_an_account(sure[0][0], example)
    user_id, name, found = ways[0] if _is_user_id(said[0]) else ways[1]
    if found:
        return wording.bind_to_which(name, found, user_id)
    named = one_branch(campaign, name, f"绑定 {user_id}")
    return named if isinstance(named, str) else wording.how_to_bind(example)


def _is_no_account(word: str) -> str:
    """The word, where it stands for everybody or for the platform itself in WeCom."""
    is_everybody = word.startswith("@") or word.casefold() in _NOBODYS
    return word if is_everybody else ""


def _is_like_a_phone(campaign: Campaign, user_id: str) -> bool:
    """Whether a user id seems to be a number to call, or an e-mail address."""
    known = {campaign.contact.phone, *(b.phone for b in campaign.branches if b.phone)}
    return user_id in known or bool(_LIKE_A_PHONE(user_id))


def _role_apart(campaign: Campaign, word: str) -> Iterator[str]:
    """A branch with 副 right behind it, as two words; any other word as it is."""
    found = None if find_by_name(campaign, word) else _DEPUTY_OF(word)
    yield from found.groups() if found else (word,)


def _refusal(campaign: Campaign, wanted: Binding) -> str:
    """Why this person cannot have the role, "" when they can."""
    user_id, branch = wanted.user_id, wanted.branch
    if user_id.casefold() in campaign.office_ids:
        return wording.is_of_the_office(user_id, branch)
    there = campaign.branch_of.get(user_id.casefold())
    if there is None:
        return ""
    is_chair_there = _same(there.chair, user_id)
    if there.number != branch.number:
        elsewhere = wording.chair_elsewhere if is_chair_there else wording.deputy_elsewhere
        return elsewhere(user_id, there)
    if is_chair_there == (not wanted.is_deputy):
        return wording.already_bound(user_id, branch, wanted.is_deputy)
    return wording.chair_as_deputy(user_id, branch) if is_chair_there else ""


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
