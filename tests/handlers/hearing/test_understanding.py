"""What a sentence means: sure, unsure between few, or nothing; and what it names."""

from __future__ import annotations

import pytest

from handlers.hearing.catalogue import CatalogueError, chairs, office, read_catalogue
from handlers.hearing.clean import compact
from handlers.hearing.slots import Slots
from handlers.hearing.understanding import MOST_CHOICES, Reading, understand
from tests.hearing.labelled import names

WORDS = "same: [[怎么, 咋]]\ndrop: [呢]"


def chair_means(said: str, *states: str) -> list[Reading]:
    return understand(said, states, chairs(), names("chairs"))


def office_means(said: str) -> list[Reading]:
    return understand(said, (), office(), names("office"))


def surely(readings: list[Reading]) -> str | None:
    return readings[0].intent if readings and readings[0].is_sure else None


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("我们不报", "decline"),
        ("报小家", "start"),
        ("申抱小家", "start"),
        ("進度", "progress"),
        ("进渡", "progress"),
        ("总借怎么写", "essay_how"),
        ("撤回", "withdraw"),
        ("撤回了吗", "received"),
        ("提交了吗", "received"),
        ("提交", "submit"),
        ("写完了", "complete_check"),
        ("[抱拳]", "thanks"),
        ("👌", "ok"),
        ("「chair01：表已发」\n- - - - - -\n表再发一次", "forms_again"),
    ],
)
def test_near_words_and_their_opposites_are_told_apart(said: str, meant: str) -> None:
    assert surely(chair_means(said)) == meant


@pytest.mark.parametrize(
    ("said", "not_meant"),
    [
        ("还没写完", "complete_check"),
        ("先不提交", "submit"),
        ("不撤回", "withdraw"),
        ("别撤回", "withdraw"),
        ("不是不报", "decline"),
        ("不报可以吗", "decline"),
        ("不要重新开始", "restart"),
        ("照片先不删", "delete_photo"),
    ],
)
def test_a_no_or_a_question_leads_nowhere(said: str, not_meant: str) -> None:
    assert surely(chair_means(said)) != not_meant


@pytest.mark.parametrize("said", ["不用催", "不用催了", "别催信工", "先别催", "信工催过了吗"])
def test_the_office_is_not_led_by_a_no(said: str) -> None:
    assert surely(office_means(said)) != "nudge"


def test_the_same_words_mean_another_thing_in_another_state() -> None:
    assert surely(chair_means("写完了", "essay")) == "essay_finish"
    assert surely(chair_means("写完了", "filling")) == "complete_check"


@pytest.mark.parametrize(
    ("said", "slots"),
    [
        ("2.3怎么填", Slots(item="2.3")),
        ("第四部分有哪些", Slots(section=4, ordinal=4)),
        ("换掉第2张", Slots(photo=2, ordinal=2)),
        ("我要改第3题", Slots(question=3, ordinal=3)),
        ("第二个", Slots(ordinal=2)),
        ("暖心驿站还差什么", Slots(tracks=("station",))),
    ],
)
def test_what_a_chair_names(said: str, slots: Slots) -> None:
    assert chair_means(said)[0].slots == slots


@pytest.mark.parametrize(
    ("said", "intent", "branches", "which"),
    [
        ("信工交了吗", "status_branch", ("05",), ""),
        ("信工学院交了吗", "status_branch", ("05",), ""),
        ("机关工会交了没", "status_branch", ("01",), ""),
        ("谁照片没齐", "unfinished", (), "photos"),
        ("谁没到80分", "unfinished", (), "below_minimum"),
        ("谁没来过", "unfinished", (), "never_came"),
        ("谁退回了还没改", "unfinished", (), "returned"),
        ("把材料打包给我", "export", (), ""),
    ],
)
def test_what_the_office_names(
    said: str, intent: str, branches: tuple[str, ...], which: str
) -> None:
    reading = office_means(said)[0]
    assert (reading.intent, reading.slots.branches, reading.slots.which) == (
        intent,
        branches,
        which,
    )


@pytest.mark.parametrize(
    "said", ["", " ", "信工暖心驿站", "82321234", "今天北京天气真不错", "字" * 61, "\u200b"]
)
def test_nothing_is_meant(said: str) -> None:
    assert chair_means(said) == []


@pytest.mark.parametrize("said", ["交纸质材料找谁", "小家和驿站都怎么回事", "这个"])
def test_few_choices_are_offered(said: str) -> None:
    assert len(chair_means(said)) <= MOST_CHOICES


@pytest.mark.parametrize(
    ("catalogue", "told"),
    [
        ("a: {kind: do, does: 做事, examples: 好}", "a.kind"),
        ("a: {kind: tell, does: 做事}", "a.examples"),
        ("a: {kind: tell, does: 做事, examples: 好, when: [bed]}", "no state is called bed"),
        ("a: {kind: tell, does: 做事, examples: 好, never: ['(']}", "is no pattern"),
        ("a: {kind: tell, does: 做事, examples: 好, more: 1}", "a.more"),
        (
            "a: {kind: tell, does: 做事, examples: 好}\nb: {kind: tell, does: 做事, examples: 好}",
            "b: 好 is an example of a already",
        ),
    ],
)
def test_a_wrong_catalogue_names_the_place(catalogue: str, told: str) -> None:
    with pytest.raises(CatalogueError, match=told.replace("(", r"\(")):
        read_catalogue(catalogue, WORDS)


def test_every_intent_is_found_by_each_of_its_examples() -> None:
    for catalogue in (chairs(), office()):
        for name, intent in catalogue.intents.items():
            for example in intent.examples:
                if "T" in example or "B" in example or intent.kind == "none":
                    continue
                said = example.replace("N", "3")
                readings = understand(said, intent.when, catalogue)
                assert surely(readings) == name, (name, example, readings)


@pytest.mark.parametrize(
    ("said", "branches"),
    [
        ("给09发个消息", ("09",)), ("收到08了", ("08",)), ("催12交", ("12",)), ("退 15 的小家", ("15",)),
        ("5月08日前交", ()), ("82320705", ()), ("给12分", ()), ("08:30开会", ()), ("给9号发", ()),
    ],
)  # fmt: skip
def test_a_number_that_can_be_nothing_else_is_a_branch(
    said: str, branches: tuple[str, ...]
) -> None:
    assert names("office").masked(compact(said)).branches == branches
