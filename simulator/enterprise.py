"""Everything the fake enterprise remembers, put together in one place."""

import secrets
import threading

from simulator.bubbles import Bubble, card_text
from simulator.cards import check_card
from simulator.clock import Clock
from simulator.courier import Courier
from simulator.credentials import Credentials
from simulator.directory import Directory
from simulator.errors import ApiError, Json
from simulator.faults import Faults
from simulator.inner_xml import Head, MessageIds, head_now
from simulator.journal import Journal
from simulator.limits import Pace, RepeatedBodies
from simulator.media import MediaStore
from simulator.menus import Menus
from simulator.oauth import OAuthCodes
from simulator.response_codes import ResponseCodes
from simulator.screens import Screens
from simulator.switches import Switches
from simulator.tokens import Tokens


class Enterprise:
    """One corp with one app; API, phones and page all work on this."""

    def __init__(self, credentials: Credentials) -> None:
        self.credentials = credentials
        self.clock = Clock()
        self.directory = Directory.load()
        self.switches = Switches()
        self.journal = Journal()
        self.faults = Faults()
        self.tokens = Tokens(credentials, self.clock)
        self.media = MediaStore(self.clock)
        self.pace = Pace(self.clock)
        self.repeated = RepeatedBodies(self.clock)
        self.codes = ResponseCodes(self.clock)
        self.oauth = OAuthCodes(self.clock)
        self.menus = Menus()
        self.screens = Screens()
        self.msg_ids = MessageIds()
        self.courier = Courier(credentials, self.switches, self.journal)
        self.base_url = ""
        self.trusted_domain = ""
        self.closing = threading.Event()
        self.sent_at: dict[str, float] = {}
        self._task_ids: set[str] = set()
        self._task_lock = threading.Lock()

    def head(self, user_id: str, held_up_s: float = 0.0) -> Head:
        """Return the head of a callback this member caused so many seconds ago."""
        ours = self.credentials
        return head_now(ours.corp_id, user_id, ours.agent_id, held_up_s)

    def check_card(self, card: object, *, is_update: bool = False) -> None:
        """Pass a sound card, or refuse it with the platform's code."""
        check_card(
            card,
            is_member=lambda user_id: self.directory.find(user_id) is not None,
            is_file=self.has_file,
            is_update=is_update,
        )

    def has_file(self, media_id: str) -> bool:
        """Tell whether a file medium is there and not too old."""
        try:
            self.media.get(media_id, "file")
        except ApiError:
            return False
        return True

    def claim_task_id(self, task_id: str) -> None:
        """Take a task id for good, or refuse one that was taken with 42014."""
        with self._task_lock:
            if task_id in self._task_ids:
                raise ApiError(42014, "task_id exists")
            self._task_ids.add(task_id)

    def update_card(self, bubble: Bubble, card: Json) -> None:
        """Show a new card in place of an old one; an unnamed task_id stays what it was."""
        card = {**card}
        if bubble.card and bubble.card.get("task_id"):
            card.setdefault("task_id", bubble.card["task_id"])
        self.screens.change(bubble, card=card, text=card_text(card), picked={})

    def replace_button(self, bubble: Bubble, name: str) -> None:
        """Grey a card's buttons out and show `name` on them."""
        card = {**(bubble.card or {}), "replace_text": name}
        self.screens.change(bubble, card=card, text=card_text(card))

    def new_msg_id(self) -> str:
        """Return an id for a message the bot sends."""
        return secrets.token_urlsafe(48)

    def close(self) -> None:
        """Let waiting listeners and hanging calls go, and close connections."""
        self.closing.set()
        self.screens.close()
        self.courier.close()
