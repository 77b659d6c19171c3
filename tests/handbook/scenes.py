"""What happens off the page: chairs who fill in, strangers who write, papers that get old."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from io import BytesIO

from PIL import Image, ImageDraw

from simulator.people import Person
from tests.bot.processes import wait_until
from tests.scenarios.stage import Stage

PATIENCE_S = 180
TEXT = (
    "一年来，分工会坚持服务大局、服务教职工，把教职工小家建成大家愿意来、来了有收获的地方。"
    "我们坚持二级教代会制度，凡涉及教职工切身利益的事都先听意见再作决定；"
    "设立读书角、健身角和母婴关爱室，每周三下午开放活动；走访慰问患病和退休教职工，"
    "组织青年教师基本功练兵，开展羽毛球、健步走等活动，参与面逐年扩大。"
)
STATION = ("温馨小站", "主席", "地学楼工会小组", "82320000", "12", "全是 除了 4", "无", "同意推荐")
FULL = ("全满分",) * 5 + ("5 3",)


def room(seed: int) -> bytes:
    """A photo of a room, as far as an encoder can tell: wall, window, table, chairs, a plant."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    image = Image.new("RGB", (800, 600), (235, 228, 214 - 12 * (seed % 5)))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 430, 800, 600), fill=(168, 136, 100 + 9 * (seed % 4)))
    left = dice.randrange(60, 380)
    draw.rectangle(
        (left, 70, left + 240, 290), fill=(160, 205, 236), outline=(250, 250, 250), width=12
    )
    draw.line((left + 120, 70, left + 120, 290), fill=(250, 250, 250), width=10)
    table = dice.randrange(120, 330)
    draw.rectangle((table, 380, table + 330, 408), fill=(120, 78, 46))
    for leg in (table + 12, table + 298):
        draw.rectangle((leg, 408, leg + 18, 540), fill=(98, 62, 36))
    for number in range(dice.randrange(2, 4)):
        at = table - 60 + number * 190
        draw.rectangle((at, 440, at + 84, 462), fill=(60, 98 + 30 * (seed % 4), 150))
        draw.rectangle((at + 6, 462, at + 16, 560), fill=(52, 60, 72))
        draw.rectangle((at + 68, 462, at + 78, 560), fill=(52, 60, 72))
    pot = dice.choice((30, 690))
    draw.ellipse((pot - 10, 330, pot + 90, 450), fill=(70, 140 + 8 * (seed % 6), 80))
    draw.rectangle((pot + 14, 440, pot + 66, 510), fill=(190, 104, 72))
    noisy = Image.blend(image, Image.effect_noise(image.size, 30).convert("RGB"), 0.08)
    packed = BytesIO()
    noisy.save(packed, "JPEG", quality=88)
    return packed.getvalue()


def rooms(first: int, count: int) -> list[bytes]:
    return [room(first * 10 + number) for number in range(count)]


def send_photos(chair: Person, pictures: Sequence[bytes], have: int) -> None:
    """Send them and wait until they are stored."""
    chair.sends_images(pictures, shuffled=False)
    chair.wait_for(f"照片 {have}/5", timeout=PATIENCE_S)


def say(person: Person, *words: str) -> None:
    for text in words:
        person.says(text)


def hand_in(chair: Person, words: Sequence[str], photos: int) -> None:
    """Answer everything, send photos and hand in."""
    say(chair, *words)
    send_photos(chair, rooms(int(chair.user_id[-2:]), photos), photos)
    chair.says("提交")
    (told,) = chair.says("确认")
    assert "已提交" in told, told


def home(chair: Person, scores: Sequence[str] = FULL, photos: int = 3) -> None:
    """Hand in 小家 with these answers, section by section."""
    hand_in(chair, ("申报小家", *scores, "总结", *pieces(1020), "完成"), photos)


def station(chair: Person) -> None:
    """Hand in 驿站."""
    hand_in(chair, ("申报驿站", *STATION), 3)


def pieces(length: int) -> list[str]:
    """A text of about this length, in pieces that a message holds and that do not repeat."""
    pieces = []
    for number in range(1, length // 150 + 2):
        pieces.append(f"第{number}，{TEXT}")
    return pieces


def the_text(stage: Stage) -> None:
    """Branch 03 answers what is left and pastes its text."""
    say(stage.sim.person("chair03"), *FULL, "总结", *pieces(1020), "完成")


def five_photos(stage: Stage) -> None:
    """Branch 03 sends five photos in one go, one of them twice."""
    chair = stage.sim.person("chair03")
    pictures = rooms(3, 4)
    send_photos(chair, [*pictures, pictures[1]], 4)


def the_card(stage: Stage) -> None:
    """The question whether to hand in has also come as a card."""
    chair = stage.sim.person("chair03")
    wait_until(
        lambda: any(b.kind == "card" and "提交先进教职工小家" in b.text for b in chair.screen),
        PATIENCE_S,
    )


def the_form(stage: Stage) -> None:
    """The filled forms have reached branch 03."""
    chair = stage.sim.person("chair03")
    wait_until(lambda: sum(bubble.kind == "file" for bubble in chair.screen) == 2, PATIENCE_S)


def reminded(words: str) -> Callable[[Stage], None]:
    """A reminder with these words has reached whoever still has something to do."""

    def wait(stage: Stage) -> None:
        for number in range(16, 23):
            stage.sim.person(f"chair{number}").wait_for(words, timeout=PATIENCE_S)

    return wait


def the_first_days(stage: Stage) -> None:
    """Some hand in, one leaves it at the last word, one declines, others have begun."""
    person = stage.sim.person
    home(person("chair10"), ("全满分", "全满分 除了 4=1", *FULL[2:5], "0 2"))
    home(person("chair08"), ("全满分 除了 3=2 4=2", *FULL[1:5], "4 0"))
    station(person("chair11"))
    say(person("chair09"), "申报小家", *FULL, "总结", *pieces(1020), "完成")
    send_photos(person("chair09"), rooms(9, 3), 3)
    say(person("chair07"), "本次不申报驿站", "确认")
    say(person("chair05"), "申报小家", "4 3 5 4 4", "5 3 4")
    say(person("chair13"), "申报小家", "全满分")


def the_board(stage: Stage) -> None:
    """The picture has reached the office."""
    office = stage.sim.person("office01")
    wait_until(lambda: any(b.kind == "image" for b in office.screen), PATIENCE_S)


def a_stranger(stage: Stage) -> None:
    """Somebody writes whom nobody has registered."""
    say(stage.sim.person("stranger01"), "您好，图书馆的工会工作现在由我负责")


def more_are_handed_in(stage: Stage) -> None:
    """Two more hand in, and branch 10 changes what it has handed in and printed already."""
    person = stage.sim.person
    say(person("chair10"), "改 2.3 3", "提交", "确认")
    scores = ("全满分", "全满分", "全满分 除了 2=3", *FULL[3:5], "0 0")
    home(person("chair05"), (*("改 2.3 4",), "全满分", *scores[2:]))
    station(person("chair04"))


def one_is_late(stage: Stage) -> None:
    """What branch 13 sent before the deadline arrives ten minutes later."""
    stage.sim.person("chair13").says("5 3 4 5 3", held_up_s=600)


def corrected(stage: Stage) -> None:
    """Branch 08 corrects what was sent back."""
    chair = stage.sim.person("chair08")
    chair.wait_for("已退回", timeout=PATIENCE_S)
    say(chair, "小家", "3", "删 2")
    chair.sends_image(room(99))
    chair.wait_for("存下 1 张（照片 3/5）", timeout=PATIENCE_S)
    say(chair, "完成")


def the_archive(stage: Stage) -> None:
    """The archive has reached the office."""
    office = stage.sim.person("office01")
    wait_until(lambda: any(b.kind == "file" for b in office.screen), PATIENCE_S)


def an_unknown_address(stage: Stage) -> None:
    """WeCom refuses what the bot sends, because of where it comes from."""
    stage.sim.faults.add("errcode", "message/send", times=1000, errcode=60020)
    other = stage.sim.person("office02")
    other.says("看板")
    wait_until(lambda: "60020" in other.says("状态")[0], PATIENCE_S)


SCENES: dict[str, Callable[[Stage], None]] = {
    "the text": the_text,
    "five photos": five_photos,
    "the card": the_card,
    "the form": the_form,
    "reminded": reminded("离截止还有 4 天"),
    "the first days": the_first_days,
    "the board": the_board,
    "a stranger": a_stranger,
    "more are handed in": more_are_handed_in,
    "reminded again": reminded("离截止还有 1 天"),
    "one is late": one_is_late,
    "corrected": corrected,
    "the archive": the_archive,
    "an unknown address": an_unknown_address,
}
