"""What is read from a PDF: what somebody sees who looks at it, in paragraphs, or that it cannot be."""

from __future__ import annotations

import pytest

from bot.summary.plain_text import is_readable
from bot.summary.uploads import UnreadableError, read_upload
from tests.bot.summary.pdf_files import pdf_drawing, pdf_of, placed

LINES = (
    "我院工会坚持以职工为中心，扎实推进小家建设的各项",
    "工作，全年开展文体活动三十次，看望慰问职工二十人",
)
SENTENCE = "全院教职工对小家建设的满意度保持在百分之九十八。"


def test_characters_placed_one_by_one_are_a_line_again() -> None:
    text = "建于2019年，会员86人。"
    pieces = [(50.0 + 12 * at, 700.0, char) for at, char in enumerate(text)]
    assert read_upload("a.pdf", pdf_drawing(placed(*pieces))) == text


@pytest.mark.parametrize(("step", "leading"), [(14, 24), (16, 24), (19, 18), (19, 24), (20, 20)])
def test_writing_in_wide_fields_is_lines_again(step: int, leading: int) -> None:
    lines = ["建家工作总结全年情况", "二是开展活动三十余次", "得到职工一致好评成绩"]
    pieces = [
        (50.0 + step * at, 700.0 - leading * row, char)
        for row, line in enumerate(lines)
        for at, char in enumerate(line)
    ]
    assert read_upload("a.pdf", pdf_drawing(placed(*pieces))) == "".join(lines)


def test_names_that_stand_apart_stay_apart() -> None:
    pieces = [(50.0, 700.0, "张三"), (90.0, 700.0, "李四"), (130.0, 700.0, "王五六")]
    assert read_upload("a.pdf", pdf_drawing(placed(*pieces))) == "张三 李四 王五六"


def test_columns_that_stand_apart_stay_apart() -> None:
    pieces = [(50.0, 700.0, "3"), (150.0, 700.0, "4"), (250.0, 700.0, "5")]
    assert read_upload("a.pdf", pdf_drawing(placed(*pieces))) == "3 4 5"


@pytest.mark.parametrize("shift", [0.0, 0.3, 0.8])
def test_what_is_printed_over_itself_for_boldness_counts_once(shift: float) -> None:
    lines = [(50.0, 700.0, "一、建家情况"), (50.0, 680.0, "我们的小家建于2019年。")]
    layers = [(left + shift * n, up, text) for n in range(3) for left, up, text in lines]
    beside = [(left + shift * n, up, text) for left, up, text in lines for n in range(3)]
    for pieces in (layers, beside):
        read = read_upload("a.pdf", pdf_drawing(placed(*pieces)))
        assert read == "一、建家情况\n我们的小家建于2019年。"


def test_each_character_printed_twice_counts_once() -> None:
    twice = [(50.0 + 12 * at, 700.0, char) for at, char in enumerate("人人有责") for _ in range(2)]
    assert read_upload("a.pdf", pdf_drawing(placed(*twice))) == "人人有责"


def test_a_piece_in_another_font_set_after_its_line_goes_back_to_its_place() -> None:
    pieces = [(50.0, 700.0, "获得"), (98.0, 700.0, "先进"), (134.0, 700.0, "称号。")]
    late = [(86.0, 700.0, "“"), (122.0, 700.0, "”")]
    assert read_upload("a.pdf", pdf_drawing(placed(*pieces, *late))) == "获得“先进”称号。"


@pytest.mark.parametrize("heading", ["二、组织建设", "（二）组织建设", "2.1 组织建设", "组织建设"])
def test_a_heading_flush_left_behind_a_full_line_is_a_line_of_its_own(heading: str) -> None:
    lines = [*LINES, SENTENCE, heading, *LINES, SENTENCE[12:]]
    assert read_upload("a.pdf", pdf_of(list(lines))) == "\n".join(
        ("".join((*LINES, SENTENCE)), heading.replace(" ", ""), "".join((*LINES, SENTENCE[12:])))
    )


def test_a_line_that_ends_in_a_comma_goes_on_however_short() -> None:
    assert read_upload("a.pdf", pdf_of([LINES[0], "面积大，", "会员多。"])) == (
        f"{LINES[0]}面积大，会员多。"
    )


def test_paragraphs_without_indentation_are_parted_by_the_space_between_them() -> None:
    steps = [(50.0, 700.0), (50.0, 680.0), (50.0, 660.0), (50.0, 620.0), (50.0, 600.0)]
    texts = [*LINES, SENTENCE, LINES[1], LINES[0]]
    pieces = [(left, up, text) for (left, up), text in zip(steps, texts, strict=True)]
    read = read_upload("a.pdf", pdf_drawing(placed(*pieces)))
    assert read.split("\n") == ["".join(texts[:3]), "".join(texts[3:])]


def test_a_paragraph_goes_on_on_the_next_page_behind_the_page_number() -> None:
    read = read_upload("a.pdf", pdf_of([LINES[0], "1 / 2"], [LINES[1][:10], "完毕。"]))
    assert read == f"{LINES[0]}{LINES[1][:10]}\n完毕。"


def test_readable_chinese_with_some_marks_of_a_font_of_its_own_is_taken() -> None:
    text = f"\ue0fe {LINES[0]}{LINES[1]}\x83"
    assert LINES[0] in read_upload("a.pdf", pdf_of([text]))


@pytest.mark.parametrize(
    "garbage",
    [
        "\x13\x24\x14\x44\x13\x22" * 9,
        "$%&'()*+,-./:;<=>?@[]" * 3,
        "ÎÒÔº¹¤»á¼á³ÖÒÔÖ°¹¤ÎªÖÐÐÄ" * 2,
        "㐂㐄㐆㐇㐋㐎㐏㐓㐖㐗㐘㐙㐚㐛㐜㐝㐞㐟㐠㐡㐢",
    ],
)
def test_garbage_is_not_taken_for_text(garbage: str) -> None:
    with pytest.raises(UnreadableError, match="乱码"):
        read_upload("a.pdf", pdf_of([garbage]))


def test_letters_without_a_meaning_in_the_file_are_not_taken_for_text() -> None:
    cipher = "Gsv jfrxp yildm ulc qfnkh levi gsv ozab wlt"
    assert is_readable(cipher, 0)
    assert not is_readable(cipher, len(cipher))
    assert is_readable(LINES[0], len(LINES[0]))


def test_a_pdf_whose_table_of_objects_is_wrong_is_read_all_the_same() -> None:
    sound = pdf_of(["一句话"])
    at = sound.rindex(b"startxref\n") + 10
    assert read_upload("a.pdf", sound[:at] + b"7" + sound[at:]) == "一句话"
