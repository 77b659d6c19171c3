"""Lengths the card documents recommend; a client may cut what is longer."""

from typing import Any

from simulator.errors import Json

MOST = {
    "source.desc": 20,
    "main_title.title": 36,
    "main_title.desc": 44,
    "emphasis_content.title": 14,
    "emphasis_content.desc": 22,
    "sub_title_text": 160,
    "horizontal_content_list.keyname": 5,
    "horizontal_content_list.value": 30,
    "jump_list.title": 18,
    "vertical_content_list.title": 38,
    "vertical_content_list.desc": 160,
    "button_list.text": 10,
    "button_selection.option_list.text": 16,
    "checkbox.option_list.text": 17,
    "select_list.option_list.text": 16,
    "submit_button.text": 10,
}


def overlong(card: Json) -> list[str]:
    """Return a sentence for each field that is longer than recommended."""
    told = []
    for path, most in MOST.items():
        for text in _texts(card, path.split(".")):
            if len(text) > most:
                told.append(f"card {path}: {len(text)} characters, recommended at most {most}")
    return told


def _texts(holder: Any, way: list[str]) -> list[str]:
    if isinstance(holder, list):
        return [text for entry in holder for text in _texts(entry, way)]
    if not way:
        return [holder] if isinstance(holder, str) else []
    return _texts(holder.get(way[0]), way[1:]) if isinstance(holder, dict) else []
