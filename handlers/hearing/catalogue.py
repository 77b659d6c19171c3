"""The catalogue of what people may mean, as data: chair/, office/, and words.yaml for both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from handlers.hearing.rewording import Rewording, marked
from handlers.hearing.weights import Weights

HERE = Path(__file__).parent
STATES = {  # where a person may be, as intents are bound to it
    "new": "nothing begun",
    "filling": "something is still to be answered",
    "ready": "all is answered, nothing submitted",
    "submitted": "submitted",
    "returned": "sent back by the office",
    "declined": "said that the branch does not apply",
    "closed": "the deadline is over",
    "essay": "the long text is asked",
    "photos": "photos are asked",
    "fields": "a short value is asked",
    "confirming": "a confirmation is waited for",
}


class CatalogueError(ValueError):
    """A catalogue that cannot be used; each line names a place and what would be right there."""


def _words(text: object) -> object:
    """Sentences stand in a catalogue with a space between them: they hold none themselves."""
    return text.split() if isinstance(text, str) else text


class Intent(BaseModel):
    """One thing a person may mean.

    `kind`: tell informs, lead does something or begins to, talk is small talk, none is nothing that
    the bot could answer. `does` is shown where it is one of several choices. `when` are the states in which it makes sense, empty for always.
    What matches `surely` means it, what matches `never` does not, whatever the examples say.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["tell", "lead", "talk", "none"]
    does: str = Field(min_length=2, max_length=16)
    examples: Annotated[tuple[str, ...], BeforeValidator(_words)] = Field(min_length=1)
    when: tuple[str, ...] = ()
    surely: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    which: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)


@dataclass(frozen=True)
class Catalogue:
    """Intents by id, ready to be matched."""

    intents: Mapping[str, Intent]
    rewording: Rewording
    learned: Path | None = None  # the file of weights, made of these examples

    @cached_property
    def weights(self) -> Weights:
        """How much the pieces of a sentence speak for each intent; read on first use."""
        lines = self.learned.read_text(encoding="utf-8").splitlines() if self.learned else ()
        return Weights(lines)

    @cached_property
    def words(self) -> str:
        """All examples in a row: a branch called like a part of it is called like a word."""
        return " ".join(" ".join(i.examples) for i in self.intents.values() if i.kind != "none")

    @cached_property
    def word_for_word(self) -> Mapping[str, Sequence[str]]:
        """The intents that claim a sentence as it stands, those bound to a state first."""
        claimed: dict[str, tuple[str, ...]] = {}
        for name in sorted(self.intents, key=lambda name: not self.intents[name].when):
            for example in self.intents[name].examples:
                claimed[marked(example)] = (*claimed.get(marked(example), ()), name)
        for name, intent in self.intents.items():
            claimed.setdefault(marked(intent.does), (name,))  # offered, and said again
        return claimed

    @cached_property
    def surely(self) -> Sequence[tuple[str, re.Pattern[str]]]:
        """The patterns that settle what is meant."""
        return [(n, re.compile(p)) for n, i in self.intents.items() for p in i.surely]

    @cached_property
    def never(self) -> Mapping[str, re.Pattern[str]]:
        """The patterns that rule an intent out, by its id."""
        return {n: re.compile("|".join(i.never)) for n, i in self.intents.items() if i.never}

    @cached_property
    def which(self) -> Mapping[str, Mapping[str, re.Pattern[str]]]:
        """What narrows an intent down, by its id."""
        return {
            n: {key: re.compile("|".join(ways)) for key, ways in i.which.items()}
            for n, i in self.intents.items()
        }


def read_catalogue(text: str, words: str) -> Catalogue:
    """The catalogue that two YAML texts describe; CatalogueError names everything wrong in them."""
    raw, same = _load(text), _load(words)
    intents: dict[str, Intent] = {}
    wrong: list[str] = []
    for name, entry in raw.items():
        try:
            intents[name] = Intent.model_validate(entry)
        except ValidationError as error:
            wrong += [_told(name, problem) for problem in error.errors()]
            continue
        wrong += _problems(name, intents[name])
    wrong += _said_twice(intents)
    if wrong:
        raise CatalogueError("\n".join(wrong))
    return Catalogue(intents, Rewording(same["same"], same["drop"]))


@cache
def chairs() -> Catalogue:
    """What chairs may mean."""
    return _shipped("chair")


@cache
def office() -> Catalogue:
    """What people of the office may mean."""
    return _shipped("office")


def make_ready() -> None:
    """Do now what else the first sentence after the start would wait for."""
    for catalogue in (chairs(), office()):
        _ = catalogue.weights, catalogue.word_for_word


def _shipped(name: str) -> Catalogue:
    parts = sorted((HERE / name).glob("*.yaml"))
    text = "\n".join(part.read_text(encoding="utf-8") for part in parts)
    words = (HERE / "words.yaml").read_text(encoding="utf-8")
    return replace(read_catalogue(text, words), learned=HERE / name / "weights.txt")


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads YAML in which nothing is written twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> Any:
        keys = [key.value for key, _ in node.value]
        if twice := [key for key in keys if keys.count(key) > 1]:
            raise CatalogueError(f"{twice[0]}: written twice, {node.start_mark}".strip())
        return super().construct_mapping(node, deep)


def _load(text: str) -> Any:
    return yaml.load(text, _Loader)  # noqa: S506


def _told(name: str, problem: Any) -> str:
    place = ".".join(map(str, (name, *problem["loc"])))
    return f"{place}: {problem['msg']}"


def _problems(name: str, intent: Intent) -> Iterable[str]:
    for state in sorted(set(intent.when).difference(STATES)):
        yield f"{name}.when: no state is called {state}; there are {' '.join(sorted(STATES))}"
    for pattern in (*intent.surely, *intent.never, *sum(intent.which.values(), ())):
        try:
            re.compile(pattern)
        except re.error as error:
            yield f"{name}: {pattern} is no pattern: {error}"


def _said_twice(intents: Mapping[str, Intent]) -> Iterable[str]:
    """Examples that two intents claim in the same state."""
    first: dict[str, str] = {}
    for name, intent in intents.items():
        for example in intent.examples:
            other = first.setdefault(example, name)
            if other != name and not (intent.when or intents[other].when):
                yield f"{name}: {example} is an example of {other} already"
