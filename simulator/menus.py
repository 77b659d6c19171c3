"""The app's custom menu at the bottom of the chat."""

from dataclasses import dataclass
from typing import Any

from simulator.errors import ApiError, Json

WITH_KEY = {
    "click",
    "scancode_push",
    "scancode_waitmsg",
    "pic_sysphoto",
    "pic_photo_or_album",
    "pic_weixin",
    "location_select",
}
TYPES = WITH_KEY | {"view", "view_miniprogram"}


@dataclass(frozen=True)
class Codes:
    """Error codes and limits of one menu level."""

    kind: int
    name: int
    key: int
    url: int
    domain: int
    name_bytes: int


TOP = Codes(kind=40017, name=40018, key=40019, url=40020, domain=40055, name_bytes=16)
SUB = Codes(kind=40024, name=40025, key=40026, url=40027, domain=40054, name_bytes=40)


class Menus:
    """Holds the one menu, if any."""

    def __init__(self) -> None:
        self.buttons: list[Json] = []

    def create(self, menu: Any) -> None:
        """Replace the menu, or refuse its first fault with the platform's code."""
        buttons = menu.get("button") if isinstance(menu, dict) else None
        if not isinstance(buttons, list) or not 1 <= len(buttons) <= 3:
            raise ApiError(40016)
        for button in buttons:
            _check_top(button)
        self.buttons = buttons

    def delete(self) -> None:
        """Remove the menu."""
        self.buttons = []

    def entries(self) -> list[Json]:
        """Return every button that does something, sub-buttons included."""
        found: list[Json] = []
        for button in self.buttons:
            found.extend(button.get("sub_button") or [button])
        return found


def _check_top(button: Any) -> None:
    _check_name(button, TOP)
    subs = button.get("sub_button")
    if not subs:
        _check_action(button, TOP)
        return
    if not isinstance(subs, list) or len(subs) > 5:
        raise ApiError(40023)
    for sub in subs:
        _check_name(sub, SUB)
        if sub.get("sub_button"):
            raise ApiError(40022)
        _check_action(sub, SUB)


def _check_name(button: Any, codes: Codes) -> None:
    name = button.get("name") if isinstance(button, dict) else None
    if not isinstance(name, str) or not 1 <= len(name.encode()) <= codes.name_bytes:
        raise ApiError(codes.name)


def _check_action(button: Json, codes: Codes) -> None:
    kind = button.get("type")
    if kind not in TYPES:
        raise ApiError(codes.kind)
    if kind in WITH_KEY and not 1 <= len(str(button.get("key") or "").encode()) <= 128:
        raise ApiError(codes.key)
    if kind == "view":
        url = str(button.get("url") or "")
        if not 1 <= len(url.encode()) <= 1024:
            raise ApiError(codes.url)
        if not url.startswith(("http://", "https://")):
            raise ApiError(codes.domain)
