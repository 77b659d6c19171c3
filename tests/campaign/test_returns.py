"""Sending back: what opens, what is kept, and which reviewed points outlive a new version."""

from __future__ import annotations

from dataclasses import replace

import pytest

from campaign.applications import Application, Photo, Place, Status
from campaign.places import before, next_open
from campaign.returns import (
    changed_places,
    is_corrected,
    send_back,
    stays_within,
    take_return_back,
)
from campaign.reviewing import with_review_kept
from tests.handlers.dialogue import DURING, the_campaign, the_card

HOME = the_campaign().tracks["home"]
ITEM, OTHER = Place("scorecard", "2.3"), Place("scorecard", "1.1")
PHOTOS, ESSAY = Place("photos", ""), Place("essay", "")
PICTURES = tuple(Photo(n, f"{n}.jpg", f"{n:064}", f"0.{n}") for n in (1, 2, 3))


def handed_in() -> Application:
    values = {Place("scorecard", item.id): item.points for item in the_card().items.values()}
    application = Application("home").with_values(values, DURING)
    application = application.with_photos(PICTURES, DURING).with_essay(("字" * 1000,), DURING)
    return application.handed_in("J03-v1", "chair03", DURING)


def returned(*places: Place) -> Application:
    return send_back(HOME, handed_in(), places, "缺章", "office01", DURING)


def test_returned_places_are_asked_in_the_order_of_the_forms_and_parts_last() -> None:
    application = returned(PHOTOS, ITEM, OTHER)
    assert application.status is Status.RETURNED
    assert application.open_return
    assert application.open_return.places == (OTHER, ITEM, PHOTOS)
    assert next_open(HOME, application) == OTHER
    assert next_open(HOME, application, after=ITEM) == PHOTOS
    assert before(HOME, application, PHOTOS) == ITEM
    assert before(HOME, application, OTHER) is None


def test_an_answer_settles_its_place_even_if_it_stays_the_same() -> None:
    application = returned(OTHER, ITEM).with_values({ITEM: 4}, DURING)
    assert application.open_return
    assert application.open_return.pending == (OTHER,)
    again = application.asked_again(ITEM)
    assert again.open_return
    assert again.open_return.pending == (OTHER, ITEM)


def test_what_was_changed_after_handing_in_goes_back_to_the_version() -> None:
    changed = handed_in().with_values({OTHER: 0}, DURING).with_photos((), DURING)
    application = send_back(HOME, changed, [ITEM], "缺章", "office01", DURING)
    assert application.value(OTHER) == 4
    assert application.photos == PICTURES
    assert changed_places(HOME, changed, application) == {OTHER, PHOTOS}


def test_sending_back_more_keeps_what_was_corrected() -> None:
    application = returned(ITEM, PHOTOS).with_values({ITEM: 1}, DURING)
    more = send_back(HOME, application, [ESSAY], "太短", "office02", DURING)
    assert more.open_return
    assert more.value(ITEM) == 1
    assert more.open_return.pending == (PHOTOS, ESSAY)
    assert more.open_return.reason == "缺章；太短"
    again = send_back(HOME, more, [OTHER], "缺章", "office01", DURING)
    assert again.open_return
    assert again.open_return.reason == "缺章；太短"
    again = send_back(HOME, application, [ITEM], "再看", "office02", DURING)
    assert again.open_return
    assert again.open_return.pending == (ITEM, PHOTOS)


def test_taking_a_return_back_restores_the_version() -> None:
    application = returned(ITEM).with_values({ITEM: 1}, DURING)
    restored = take_return_back(application, DURING)
    assert restored.status is Status.SUBMITTED
    assert restored.value(ITEM) == 4
    assert not restored.has_unsubmitted_changes


@pytest.mark.parametrize(
    ("place", "is_within"), [(ITEM, True), (OTHER, False)], ids=["returned", "other"]
)
def test_only_what_was_returned_is_within(place: Place, is_within: bool) -> None:
    before = returned(ITEM)
    assert stays_within(HOME, before, before.with_values({place: 0}, DURING)) is is_within


def test_neither_another_status_nor_closed_parts_are_within() -> None:
    before = returned(ITEM)
    assert not stays_within(HOME, before, before.with_status(Status.FILLING, DURING))
    assert not stays_within(HOME, before, before.with_status(Status.SUBMITTED, DURING))
    assert not stays_within(HOME, before, before.with_photos((), DURING))
    assert not stays_within(HOME, before, before.with_essay((), DURING))
    assert stays_within(HOME, before, before.handed_in("J03-v2", "chair03", DURING))


def test_a_part_is_corrected_when_it_is_other_and_enough() -> None:
    before = returned(PHOTOS, ESSAY)
    assert not is_corrected(HOME, before, PHOTOS)
    assert not is_corrected(HOME, before.with_photos(PICTURES[:2], DURING), PHOTOS)
    fourth = Photo(4, "4.jpg", f"{4:064}", "0.4")
    assert is_corrected(HOME, before.with_photos((*PICTURES, fourth), DURING), PHOTOS)
    assert not is_corrected(HOME, before.with_essay(("短",), DURING), ESSAY)
    assert is_corrected(HOME, before.with_essay(("建" * 1000,), DURING), ESSAY)


def test_handing_in_again_ends_the_return() -> None:
    after = returned(ITEM).with_values({ITEM: 3}, DURING).handed_in("J03-v2", "chair03", DURING)
    assert after.returned is None
    assert [s.receipt for s in after.submissions] == ["J03-v1", "J03-v2"]


def test_allowed_points_outlive_a_version_only_where_the_self_score_did_not_change() -> None:
    before = replace(returned(ITEM, OTHER), reviewed={"2.3": 2, "1.1": 4, "5.5": 1})
    changed = before.with_values({ITEM: 3, OTHER: 4}, DURING)
    after = with_review_kept(the_card(), changed, changed.handed_in("J03-v2", "chair03", DURING))
    assert after.reviewed == {"1.1": 4, "5.5": 1}
