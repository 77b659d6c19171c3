"""Every Redis key of a campaign. One hash tag, so that one script may touch them all on a Cluster."""

from __future__ import annotations

from dataclasses import dataclass

from storage.owners import Kind, Owner

SEEN_FOR_S = 48 * 3600


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one campaign.

    | pattern                     | type   | holds                                                  |
    |-----------------------------|--------|--------------------------------------------------------|
    | {id}:identity               | string | like no other store's: one that was emptied has none      |
    | {id}:snapshot               | string | the campaign as it was at the last start                |
    | {id}:asked                  | hash   | <track>/<name> -> what the award asked, now and before  |
    | {id}:seen:<callback>        | string | the reply already given to a callback, for 48 h        |
    | {id}:branch:<number>        | hash   | version, track:<track>, handed-in:<track>:<version>, person:<user id> |
    | {id}:office:<user id>       | hash   | version, person:<user id>                              |
    | {id}:roster                 | hash   | version, branch:<number>, reviewer:<user id>, where new |
    | {id}:reviewer:<user id>     | hash   | version, person:<user id>, ballot:<track>/<number>      |
    | {id}:desk                   | hash   | version, desk: what is settled of the review as a whole |
    | {id}:strangers              | hash   | user id nobody knows -> when they wrote, and what       |
    | {id}:stranger:<user id>     | hash   | version, person:<user id>                              |
    | {id}:deadlines              | hash   | branch number -> its own deadline, where it has one    |
    | {id}:disputes               | hash   | branch number -> what came too late and is undecided   |
    | {id}:questions              | zset   | what nobody could answer, by the time it was asked     |
    | {id}:bells                  | hash   | what was told once, as at a deadline: <number>@<iso>   |
    | {id}:standings:<track>      | hash   | branch number -> its status and how far it is           |
    | {id}:audit:<scope>          | stream | who changed what, from what to what                    |
    | {id}:outbox:<lane>          | stream | effects still to do, a person's in one lane, in order  |
    | {id}:lease:<lane>           | string | the worker that drains a lane just now                 |
    | {id}:failures               | hash   | outbox entry -> failed attempts, when to try again     |
    | {id}:dead-letters           | stream | outbox entries given up, each with the reason          |
    | {id}:uploaded:<entry>       | string | media id of what an outbox entry sends, once uploaded   |
    | {id}:notice:<name>          | hash   | user id -> what became of a notice of the office       |
    | {id}:reminders:<number>     | hash   | claims of reminders, count a day, what was sent to whom |
    | {id}:ticked                 | string | campaign time of the last tick that did all its jobs   |
    | {id}:pulse                  | hash   | part of the product -> when it last did its work, in ms |
    | {id}:refused                | hash   | reason -> callbacks refused for it                      |
    | {id}:composed:<entry>       | string | what an outbox entry says, if it may have been sent     |
    | {id}:unreachable            | hash   | user id (or the app) -> why nothing arrives, since when |
    | {id}:told:<cause>           | string | why the app could not send, told to the office, for 1 h |
    | {id}:sent:<user id>         | zset   | sends to a person within the last minute               |
    | {id}:sending-paused         | string | when WeCom's block for too many calls ends, in ms      |
    | {id}:revoked                | hash   | user id -> from when on links of this person count      |
    | {id}:losses                 | hash   | what the store has lost -> when that was found, in ms   |
    | {id}:backups                | hash   | the last backup that was made by itself, and its claim  |
    | {id}:token                  | hash   | access token of the app, until it expires              |
    | {id}:token:lock             | string | the process that fetches a new token just now          |
    """

    campaign: str

    @property
    def prefix(self) -> str:
        """What every key of the campaign begins with."""
        return self._of("")

    def _of(self, rest: str) -> str:
        return f"{{{self.campaign}}}:{rest}"

    def of(self, owner: Owner) -> str:
        """The record of a branch, of a person, or the roster."""
        alone = owner.kind in (Kind.ROSTER, Kind.DESK)
        return self._of(owner.kind if alone else f"{owner.kind}:{owner.name}")

    @property
    def identity(self) -> str:
        return self._of("identity")

    @property
    def snapshot(self) -> str:
        return self._of("snapshot")

    @property
    def asked(self) -> str:
        return self._of("asked")

    def seen(self, callback: str) -> str:
        return self._of(f"seen:{callback}")

    def branch(self, number: str) -> str:
        return self._of(f"branch:{number}")

    def office(self, user_id: str) -> str:
        return self._of(f"office:{user_id}")

    @property
    def roster(self) -> str:
        return self._of("roster")

    @property
    def strangers(self) -> str:
        return self._of("strangers")

    def reviewer(self, user_id: str) -> str:
        return self._of(f"reviewer:{user_id}")

    @property
    def desk(self) -> str:
        return self._of("desk")

    def stranger(self, user_id: str) -> str:
        return self._of(f"stranger:{user_id}")

    @property
    def deadlines(self) -> str:
        return self._of("deadlines")

    @property
    def disputes(self) -> str:
        return self._of("disputes")

    @property
    def questions(self) -> str:
        return self._of("questions")

    @property
    def bells(self) -> str:
        return self._of("bells")

    def standings(self, track: str) -> str:
        return self._of(f"standings:{track}")

    def audit(self, scope: str) -> str:
        return self._of(f"audit:{scope}")

    def outbox(self, lane: int) -> str:
        return self._of(f"outbox:{lane}")

    def lease(self, lane: int) -> str:
        return self._of(f"lease:{lane}")

    @property
    def failures(self) -> str:
        return self._of("failures")

    @property
    def dead_letters(self) -> str:
        return self._of("dead-letters")

    def uploaded(self, entry: str) -> str:
        return self._of(f"uploaded:{entry}")

    def composed(self, entry: str) -> str:
        return self._of(f"composed:{entry}")

    def notice(self, name: str) -> str:
        return self._of(f"notice:{name}")

    def reminders(self, number: str) -> str:
        return self._of(f"reminders:{number}")

    @property
    def ticked(self) -> str:
        return self._of("ticked")

    @property
    def pulse(self) -> str:
        return self._of("pulse")

    @property
    def losses(self) -> str:
        return self._of("losses")

    @property
    def revoked(self) -> str:
        return self._of("revoked")

    @property
    def refused(self) -> str:
        return self._of("refused")

    @property
    def unreachable(self) -> str:
        return self._of("unreachable")

    def told(self, cause: str) -> str:
        return self._of(f"told:{cause}")

    def sent(self, user_id: str) -> str:
        return self._of(f"sent:{user_id}")

    @property
    def sending_paused(self) -> str:
        return self._of("sending-paused")

    @property
    def backups(self) -> str:
        return self._of("backups")

    @property
    def token(self) -> str:
        return self._of("token")

    @property
    def token_lock(self) -> str:
        return self._of("token:lock")
