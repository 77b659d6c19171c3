"""The board between dispatcher and drainers."""

from __future__ import annotations

import threading

from bot.outbox.lane_board import LaneBoard


def test_lanes_come_in_the_order_of_asking_and_once() -> None:
    board = LaneBoard()
    board.mark([3, 1, 3])
    board.mark([1, 2])
    assert [board.take() for _ in range(3)] == [3, 1, 2]


def test_lane_in_hand_is_given_to_nobody_else_and_comes_round_again() -> None:
    board = LaneBoard()
    board.mark([3])
    assert board.take() == 3
    board.mark([3, 4])
    board.mark([3])
    assert board.take() == 4
    board.put_back(3)
    assert board.take() == 3
    board.put_back(3)
    board.mark([5])
    assert board.take() == 5


def test_closing_lets_everybody_go() -> None:
    board = LaneBoard()
    taken: list[int | None] = []
    threads = [threading.Thread(target=lambda: taken.append(board.take())) for _ in range(3)]
    for thread in threads:
        thread.start()
    board.close()
    for thread in threads:
        thread.join(10)
    board.mark([1])
    assert [*taken, board.take()] == [None] * 4
