"""Sound template cards, one of each type, and pictures, to be spoilt by tests."""

import struct
import zlib
from typing import Any

URL = "https://example.org/"
Card = dict[str, Any]


def text_notice() -> Card:
    """A card with every shared part."""
    return {
        "card_type": "text_notice",
        "source": {"desc": "校工会", "desc_color": 1},
        "action_menu": {"desc": "更多", "action_list": [{"text": "今天别再提醒", "key": "mute"}]},
        "task_id": "notice-1",
        "main_title": {"title": "还有 1 天", "desc": "03"},
        "emphasis_content": {"title": "66", "desc": "分"},
        "sub_title_text": "还差照片 1 张",
        "quote_area": {"type": 1, "url": URL, "quote_text": "通知"},
        "horizontal_content_list": [
            {"keyname": "截止", "value": "12:00"},
            {"type": 1, "keyname": "官网", "value": "点击", "url": URL},
            {"type": 3, "keyname": "联系", "value": "点击", "userid": "office01"},
        ],
        "jump_list": [{"type": 1, "title": "网页", "url": URL}],
        "card_action": {"type": 1, "url": URL},
    }


def news_notice() -> Card:
    """A card with a picture."""
    return {
        "card_type": "news_notice",
        "main_title": {"title": "照片"},
        "card_image": {"url": f"{URL}a.png", "aspect_ratio": 1.3},
        "image_text_area": {"type": 1, "url": URL, "title": "t", "image_url": f"{URL}b.png"},
        "vertical_content_list": [{"title": "第 1 张", "desc": "活动室"}],
        "card_action": {"type": 1, "url": URL},
    }


def buttons() -> Card:
    """A card with a selection, two callback buttons and one that opens a page."""
    return {
        "card_type": "button_interaction",
        "task_id": "buttons-1",
        "main_title": {"title": "评选菜单"},
        "button_selection": {
            "question_key": "which",
            "title": "先填",
            "option_list": [{"id": "h", "text": "小家"}, {"id": "s", "text": "驿站"}],
            "selected_id": "h",
        },
        "button_list": [
            {"text": "申报小家", "style": 1, "key": "apply:home"},
            {"text": "申报驿站", "style": 2, "key": "apply:station"},
            {"type": 1, "text": "网页", "url": URL},
        ],
    }


def vote(mode: int = 1) -> Card:
    """A card with boxes to tick."""
    return {
        "card_type": "vote_interaction",
        "task_id": "vote-1",
        "main_title": {"title": "检查表"},
        "checkbox": {
            "question_key": "has",
            "mode": mode,
            "option_list": [
                {"id": "1", "text": "场所", "is_checked": True},
                {"id": "2", "text": "制度"},
            ],
        },
        "submit_button": {"text": "提交", "key": "submit"},
    }


def scores() -> list[Card]:
    """Options from 0 to 4 points."""
    return [{"id": str(n), "text": f"{n} 分"} for n in range(5)]


def multiple() -> Card:
    """A card with two lists to choose from."""
    return {
        "card_type": "multiple_interaction",
        "task_id": "multiple-1",
        "main_title": {"title": "第二部分"},
        "select_list": [
            {"question_key": "2.1", "title": "2.1", "option_list": scores()},
            {"question_key": "2.2", "title": "2.2", "option_list": scores(), "selected_id": "3"},
        ],
        "submit_button": {"key": "submit"},
    }


def png(tone: int = 0) -> bytes:
    """Return a small sound picture of one tone."""

    def chunk(name: bytes, data: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + checksum

    rows = b"".join(b"\0" + bytes([tone] * 3) * 8 for _ in range(8))
    header = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    sign = b"\x89PNG\r\n\x1a\n"
    return sign + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
