"""Reading the `<TemplateCard>` of a passive reply into the JSON shape of a card."""

import re
import xml.etree.ElementTree as ET  # noqa: S405 - elements only, parsed in crypto.py
from typing import Any

LISTS = {
    "ActionList",
    "HorizontalContentList",
    "JumpList",
    "VerticalContentList",
    "ButtonList",
    "OptionList",
    "SelectList",
}
NAMES = {"CheckBox": "checkbox", "KeyName": "keyname", "UserId": "userid", "AppId": "appid"} | {
    "PagePath": "pagepath"
}
NUMBERS = {"Type", "DescColor", "Style", "Mode"}
FLAGS = {"Disable", "IsChecked"}


def read_card(element: ET.Element) -> dict[str, Any]:
    """Return the card; repeated elements become lists, names become snake case."""
    card: dict[str, Any] = {}
    for child in element:
        name, value = _name(child.tag), _value(child)
        if child.tag in LISTS:
            card.setdefault(name, []).append(value)
        elif name not in card:
            card[name] = value
        else:
            raise ValueError(f"<{child.tag}> is repeated")
    return card


def _name(tag: str) -> str:
    return NAMES.get(tag) or re.sub(r"(?<!^)(?=[A-Z])", "_", tag).lower()


def _value(element: ET.Element) -> Any:
    if len(element):
        return read_card(element)
    text = element.text or ""
    if element.tag in NUMBERS:
        return int(text)
    if element.tag in FLAGS:
        if text not in ("true", "false"):
            raise ValueError(f"<{element.tag}> must be true or false")
        return text == "true"
    if element.tag == "AspectRatio":
        return float(text)
    return text
