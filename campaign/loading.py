"""From the text of config.yaml to a checked campaign, or to every problem in it at once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, get_args

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from campaign import problem_wording as wording
from campaign.branch_names import known_by, naming_branches
from campaign.model import Campaign
from campaign.problems import campaign_problems
from campaign.settled import Draft, KeyPath, Problem, Settled, near, written


class ConfigError(ValueError):
    """The configuration cannot be used; each problem is one line naming the place and the fix."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def read_campaign(text: str) -> Campaign:
    """Check the text of config.yaml and return the campaign; ConfigError lists all that is wrong."""
    root, data = _parse(text)
    if not isinstance(data, dict):
        raise ConfigError(wording.line(wording.TOP, wording.mapping_expected(data)))
    lines: dict[KeyPath, int] = {}
    problems = [*_survey(root, (), lines), *_name_tracks(data), *campaign_problems(Draft((), data))]
    _know_branches_by_id(data)
    try:
        # Read as JSON: strict there still takes a list for a tuple and a text for a time.
        campaign = Campaign.model_validate_json(json.dumps(data, default=str), strict=True)
    except ValidationError as error:
        problems += filter(None, map(_plain, error.errors(include_url=False)))
    else:
        if not problems:
            return campaign
    raise ConfigError(*naming_branches(_ordered(problems, lines), _names(data)))


class _PlainLoader(yaml.SafeLoader):
    """YAML the way people read it: 01, 21:00, 2023-05-12 and yes are text."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.MarkedYAMLError(problem=wording.ALIAS, problem_mark=mark)
        return super().compose_node(parent, index)


for _tag, _pattern, _starts in (
    ("bool", "true|false", "tf"),
    ("int", "-?(0|[1-9][0-9]*)", "-0123456789"),
    ("float", r"-?[0-9]+\.[0-9]+", "-0123456789"),
    ("null", "~|null|", ["~", "n", ""]),
):
    _PlainLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"({_pattern})$"), list(_starts)
    )


def _parse(text: str) -> tuple[yaml.Node | None, Any]:
    """The node tree, which knows the lines, and the plain data; ConfigError if it is not YAML."""
    loader = None
    try:
        loader = _PlainLoader(text)
        root = loader.get_single_node()
        return root, None if root is None else loader.construct_document(root)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = wording.at_line(mark.line + 1, mark.column + 1) if mark else wording.TOP
        raise ConfigError(wording.line(place, _syntax(error))) from None
    except yaml.reader.ReaderError as error:
        place = wording.at_line(text.count("\n", 0, int(error.position)) + 1)
        raise ConfigError(wording.line(place, wording.CONTROL_CHARACTER)) from None
    except (ValueError, RecursionError):
        raise ConfigError(wording.line(wording.TOP, wording.UNREADABLE)) from None
    finally:
        if loader is not None:
            loader.dispose()


def _syntax(error: yaml.MarkedYAMLError) -> str:
    """What broke the YAML and where to look."""
    if "'\\t'" in (error.problem or ""):
        return wording.TAB
    return wording.not_yaml(error.problem)


def _survey(node: yaml.Node | None, place: KeyPath, lines: dict[KeyPath, int]) -> Iterator[Problem]:
    """Note the line of every place below `node` and report keys that are written twice."""
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            lines[(*place, index)] = item.start_mark.line + 1
            yield from _survey(item, (*place, index), lines)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            below = (*place, str(key.value))
            if below in lines:
                yield Problem(below, wording.key_twice(lines[below]))
            lines[below] = key.start_mark.line + 1
            yield from _survey(value, below, lines)


def _name_tracks(data: dict[str, Any]) -> Iterator[Problem]:
    """Give every track its key as id; report an id that the file states itself."""
    tracks = data.get("tracks")
    for key, track in tracks.items() if isinstance(tracks, dict) else ():
        if isinstance(track, dict):
            if "id" in track:
                yield Problem(("tracks", key, "id"), wording.id_is_key(key))
            track["id"] = key


def _know_branches_by_id(data: dict[str, Any]) -> None:
    """Where a branch has an `id` it is known by that, and its number is only shown."""
    branches = data.get("branches")
    for branch in branches if isinstance(branches, list) else ():
        if isinstance(branch, dict) and "id" in branch:
            branch["listed"] = branch.get("number", branch["id"])
            branch["number"] = branch.pop("id")


def _plain(error: ErrorDetails) -> Problem | None:
    """What the validator found, in plain words; None if it only follows from other problems."""
    place, model = _locate(error["loc"])
    found, context = error["input"], error.get("ctx", {})
    known = (
        str(context.get("expected_tags") or context.get("expected"))
        .replace("'", "")
        .replace(" or ", "、")
        .replace(", ", "、")
    )
    match error["type"]:
        case "missing":
            return Problem(place[:-1], wording.missing_key(place[-1]))
        case "extra_forbidden":
            hint = near(str(place[-1]), model.model_fields, wording.REMOVE)
            return Problem(place, wording.unknown_key(place[-1], hint))
        case "value_error":
            return Problem(place, str(context["error"]))
        case "union_tag_not_found":
            return Problem(place, wording.KIND_MISSING)
        case "union_tag_invalid":
            return Problem((*place, "kind"), wording.unknown_kind(context["tag"], known))
        case "literal_error":
            return Problem(place, wording.unknown_value(found, known))
        case "string_too_short":
            return Problem(place, wording.EMPTY)
        case "too_short":
            return None if found else Problem(place, wording.NEEDS_ONE)
        case "timezone_aware":
            return Problem(place, wording.no_offset(found))
        case "greater_than" | "greater_than_equal":
            least = context.get("ge", context.get("gt", 0) + 1)
            return Problem(place, wording.too_low(found, least))
        case "less_than_equal":
            return Problem(place, wording.too_high(found, context["le"]))
        case kind if kind in wording.EXPECTED:
            return Problem(place, wording.expected(kind, found))
    return Problem(place, wording.written_wrong(error["msg"]))


def _locate(loc: tuple[int | str, ...]) -> tuple[KeyPath, type[Settled]]:
    """The place in the file of the validator's `loc`, which also names the kind of each part."""
    place: list[int | str] = []
    model: type[Settled] = Campaign
    choices: list[type[Settled]] = []
    for step in loc:
        if step in (kinds := {_kind(choice): choice for choice in choices}):
            model, choices = kinds[str(step)], []
            continue
        place.append(step)
        field = model.model_fields.get(str(step))
        if field is not None and (inner := _models_in(field.annotation)):
            model, choices = inner[0], inner if len(inner) > 1 else []
    return tuple(place), model


def _models_in(annotation: Any) -> list[type[Settled]]:
    """The pieces a field is made of, whatever holds them."""
    if isinstance(annotation, type) and issubclass(annotation, Settled):
        return [annotation]
    return [model for argument in get_args(annotation) for model in _models_in(argument)]


def _kind(model: type[Settled]) -> str:
    return str(get_args(model.model_fields["kind"].annotation)[0])


def _ordered(problems: list[Problem], lines: dict[KeyPath, int]) -> list[str]:
    """One line for each problem, in the order of the file, with the line number where known."""
    known = [(_line(problem.place, lines), problem) for problem in problems]
    return [
        wording.line(written(problem.place), problem.message, line)
        for line, problem in sorted(known, key=lambda entry: entry[0])
    ]


def _line(place: KeyPath, lines: dict[KeyPath, int]) -> int:
    """The line of the place or of the nearest one above it; 0 if there is none."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 0)


def _names(data: dict[str, Any]) -> list[str]:
    """What people know each branch by, as far as that is written."""
    return [
        known_by(
            branch.at("listed").text or branch.at("number").text,
            branch.at("short_name").text or branch.at("name").text,
        )
        for branch in Draft((), data).each("branches")
    ]
