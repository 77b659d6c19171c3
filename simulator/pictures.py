"""Sending pictures: one, a burst, or through the picture menu."""

import hashlib
import random
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from simulator.bubbles import Bubble
from simulator.inner_xml import Value
from simulator.media import sniff
from simulator.phone import Phone


class Pictures(Phone):
    """The verbs of a person with a camera."""

    def sends_image(self, content: bytes, name: str = "") -> list[str]:
        """Send one picture and return the direct answer."""
        return self._deliver_image(self._own_image(content, name))

    def sends_images(
        self,
        pictures: Sequence[bytes],
        *,
        shuffled: bool = True,
        repeats: int = 0,
        at_once: int = 1,
        seed: int = 0,
    ) -> list[str]:
        """Send a burst, each picture a callback of its own; return the direct answers.

        The platform delivers `repeats` of the callbacks a second time, same MsgId, and up to
        `at_once` of them side by side.
        """
        order = random.Random(seed)  # noqa: S311 - an order to try out, no secret
        burst = [
            (self._own_image(content, ""), self._enterprise.msg_ids.next()) for content in pictures
        ]
        sent_at = time.monotonic()
        burst += order.sample(burst, min(repeats, len(burst)))
        if shuffled:
            order.shuffle(burst)
        with ThreadPoolExecutor(max(1, at_once)) as pool:
            answers = list(
                pool.map(lambda sent: self._deliver_image(sent[0], sent[1], sent_at), burst)
            )
        return [text for answer in answers for text in answer]

    def sends_from_menu(self, key: str, pictures: Sequence[bytes]) -> list[str]:
        """Send pictures through a menu entry: first its event with checksums, then the pictures."""
        sums: list[Value] = [{"PicMd5Sum": _md5(content)} for content in pictures]
        sent: dict[str, Value] = {"Count": len(pictures), "PicList": {"item": sums}}
        fields: dict[str, Value] = {"EventKey": key, "SendPicsInfo": sent}
        answer = self._texts(self._exchange.report(self.user_id, "pic_photo_or_album", fields))
        return answer + self.sends_images(pictures, shuffled=False)

    def _own_image(self, content: bytes, name: str) -> Bubble:
        name = name or f"图片.{sniff(content)[1]}"
        return self._own("image", media=self._enterprise.media.keep("image", name, content))

    def _deliver_image(
        self, own: Bubble, msg_id: int | None = None, sent_at: float | None = None
    ) -> list[str]:
        held_up_s = time.monotonic() - sent_at if sent_at else 0.0
        media_id = own.media.id if own.media else ""
        fields = {
            "PicUrl": f"{self._enterprise.base_url}/pic/{media_id}",
            "MediaId": media_id,
        }
        return self._texts(
            self._exchange.say(
                self.user_id, "image", fields, own, msg_id=msg_id, held_up_s=held_up_s
            )
        )


def _md5(content: bytes) -> str:
    return hashlib.md5(content, usedforsecurity=False).hexdigest()
