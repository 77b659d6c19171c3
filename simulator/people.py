"""What a person does on the phone, as verbs."""

from functools import cached_property
from typing import Any

import requests

from simulator.card_hands import CardHands
from simulator.in_app_browser import InAppBrowser
from simulator.inner_xml import Value
from simulator.limits import cut_bytes
from simulator.pictures import Pictures


class Person(Pictures, CardHands):
    """One member with a phone that shows the app's chat."""

    def says(self, text: str, *, held_up_s: float = 0.0, repeats: int = 0) -> list[str]:
        """Send a text and return the texts of the direct answer.

        It was written `held_up_s` seconds ago; the platform delivers it `repeats` times more.
        """
        if self._enterprise.switches.cut_inbound_text:
            text = cut_bytes(text)
        own = self._own("text", text=text)
        answer = self._exchange.say(
            self.user_id, "text", {"Content": text}, own, held_up_s=held_up_s, repeats=repeats
        )
        return self._texts(answer)

    def opens(self, url: str) -> requests.Response:
        """Open a link inside the client and return the page it ends on."""
        return self.browser.get(url)

    @cached_property
    def browser(self) -> InAppBrowser:
        """The browser that opens links from the chat."""
        return InAppBrowser(self.user_id, self._enterprise)

    def sends_voice(self, content: bytes = b"#!AMR\n" + bytes(32)) -> list[str]:
        """Send a voice message and return the direct answer."""
        media = self._enterprise.media.keep("voice", "voice.amr", content)
        own = self._own("voice", media=media)
        fields = {"MediaId": media.id, "Format": "amr"}
        return self._texts(self._exchange.say(self.user_id, "voice", fields, own))

    def sends_video(self, content: bytes = b"\0\0\0\x18ftypmp42" + bytes(32)) -> list[str]:
        """Send a video and return the direct answer."""
        media = self._enterprise.media.keep("video", "video.mp4", content)
        own = self._own("video", media=media)
        fields = {"MediaId": media.id, "ThumbMediaId": media.id}
        return self._texts(self._exchange.say(self.user_id, "video", fields, own))

    def sends_location(
        self,
        latitude: float = 39.99,
        longitude: float = 116.35,
        label: str = "学院路29号",
        *,
        from_wechat: bool = False,
    ) -> list[str]:
        """Send a place and return the direct answer; from WeChat it has no AppType."""
        own = self._own("location", text=label)
        where: dict[str, Value] = {"Location_X": latitude, "Location_Y": longitude}
        fields: dict[str, Value] = {**where, "Scale": 20, "Label": label}
        after = {} if from_wechat else {"AppType": "wxwork"}
        return self._texts(self._exchange.say(self.user_id, "location", fields, own, after=after))

    def sends_link(self, title: str, url: str, description: str = "") -> list[str]:
        """Share a web page into the chat and return the direct answer."""
        own = self._own("link", text=title)
        picture = f"{self._enterprise.base_url}/static/avatar.svg"
        fields = {"Title": title, "Description": description, "Url": url, "PicUrl": picture}
        return self._texts(self._exchange.say(self.user_id, "link", fields, own))

    def sends_file(self, content: bytes, name: str = "文件.docx") -> list[str]:
        """Send a file; nothing reaches the app unless the switch `deliver_files` is on."""
        media = self._enterprise.media.keep("file", name, content)
        own = self._own("file", media=media)
        if not self._enterprise.switches.deliver_files:
            self._enterprise.screens.change(own, state="sent")
            return []
        fields = {"MediaId": media.id, "FileName": name}
        return self._texts(self._exchange.say(self.user_id, "file", fields, own))

    def sends(self, kind: str, **fields: str | int) -> list[str]:
        """Send a message of any kind, known or not, and return the direct answer."""
        return self._texts(self._exchange.say(self.user_id, kind, fields))

    def subscribes(self) -> list[str]:
        """Come into the app's visible range and return the direct answer."""
        return self.triggers("subscribe", EventKey="")

    def enters(self) -> list[str]:
        """Open the app's chat and return the direct answer."""
        return self.triggers("enter_agent", EventKey="")

    def triggers(self, event: str, **fields: str | int) -> list[str]:
        """Cause an event of any name and return the direct answer."""
        return self._texts(self._exchange.report(self.user_id, event, fields))

    def clicks_menu(self, key: str) -> list[str]:
        """Tap the menu entry with this key, url or name and return the direct answer."""
        entry = self._menu_entry(key)
        if entry["type"] == "view":
            return self.triggers("view", EventKey=entry["url"])
        if entry["type"] == "view_miniprogram":
            return self.triggers("view_miniprogram", EventKey=entry.get("pagepath", ""))
        return self.triggers(entry["type"], EventKey=entry["key"])

    def _menu_entry(self, key: str) -> dict[str, Any]:
        for entry in self._enterprise.menus.entries():
            if key in (entry.get("key"), entry.get("url"), entry.get("name")):
                return entry
        return {"type": "click", "key": key}
