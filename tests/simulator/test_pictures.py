"""Pictures people send: one, bursts, through the menu."""

import hashlib

import requests

from simulator.server import Simulator
from tests.simulator.api_caller import ApiCaller
from tests.simulator.echo_bot import EchoBot
from tests.simulator.samples import png


def test_a_picture_is_there_by_id_and_by_url(sim: Simulator, bot: EchoBot, api: ApiCaller) -> None:
    sim.person("chair01").sends_image(png(7))
    message = bot.seen[0]
    by_id = api.raw("media/get", media_id=message["MediaId"])
    assert by_id.content == png(7)
    assert by_id.headers["Content-Type"] == "image/png"
    assert requests.get(message["PicUrl"], timeout=9).content == png(7)


def test_a_burst_comes_shuffled_and_partly_twice(
    sim: Simulator, bot: EchoBot, api: ApiCaller
) -> None:
    pictures = [png(tone) for tone in range(6)]
    sim.person("chair01").sends_images(pictures, repeats=2, at_once=3, seed=1)
    assert len(bot.seen) == 8
    assert len({message["MsgId"] for message in bot.seen}) == 6
    assert len({message["raw"] for message in bot.seen}) == 6
    shown = [bubble.content for bubble in sim.person("chair01").screen]
    assert shown == pictures
    came = [api.raw("media/get", media_id=m["MediaId"]).content for m in bot.seen]
    assert set(came) == set(pictures)


def test_order_follows_the_seed(sim: Simulator, bot: EchoBot) -> None:
    person = sim.person("chair01")
    pictures = [png(tone) for tone in range(6)]
    shown = person.screen
    for seed in (1, 1, 2):
        person.sends_images(pictures, seed=seed)
    media = [bubble.media.id for bubble in person.screen if bubble.media]
    order = [media.index(message["MediaId"]) % 6 for message in bot.seen]
    assert shown == []
    assert order[:6] == order[6:12] != order[12:]


def test_the_picture_menu_sends_checksums_then_pictures(sim: Simulator, bot: EchoBot) -> None:
    sim.person("chair01").sends_from_menu("PHOTO", [png(1), png(2)])
    event, *messages = bot.seen
    assert (event["Event"], event["EventKey"]) == ("pic_photo_or_album", "PHOTO")
    sums = [item["PicMd5Sum"] for item in event["SendPicsInfo"]["PicList"]["item"]]
    assert sums == [hashlib.md5(png(n), usedforsecurity=False).hexdigest() for n in (1, 2)]
    assert [message["MsgType"] for message in messages] == ["image", "image"]
