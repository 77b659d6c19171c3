"""经费表.xlsx for finance: what each accepted application was granted and spent, and every receipt."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bot.export.cells import Cell, Column, Toned, Yuan
from bot.export.sheet import PRINTED
from bot.export.workbook import writing
from bot.review.facts import AwardFacts
from campaign.review.money import account, repeated
from handlers.wording import archive
from handlers.wording.papers_of_review import Money, full_day, grants_of


def money_table(facts: AwardFacts) -> bytes:
    """The workbook: a line per accepted application, then a line per receipt; amounts in yuan."""
    award, campaign = facts.award, facts.campaign
    rows = list(facts.accepted())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "money.xlsx"
        with writing(path, campaign) as book:
            columns = [Column(Money.NUMBER, 6), Column(Money.UNIT, 30)]
            columns += [Column(f"{grant.source}（元）", 16) for grant in award.grants]
            columns += [Column(head, 14) for head in Money.SUMS]
            above = f"{award.name}{Money.TITLE}", campaign.organiser
            sheet = book.sheet(Money.TITLE, columns, 2, above, PRINTED)
            each: list[Cell] = [grant.amount for grant in award.grants]
            for number, (name, receipts) in enumerate(rows, 1):
                own = account(award.grants, receipts)
                sums: list[Cell] = [Yuan(own.granted), Yuan(own.spent), Yuan(own.left)]
                sheet.add([number, name, *each, *sums])
            sheet.add_below([grants_of(award, len(rows))])
            sheet.add_signatures(archive.STAMP, archive.SIGNED, archive.DATE)
            twice = {(whose, number) for whose, number, *_ in repeated(dict(rows))}
            heads = [Column(head, width) for head, width in Money.RECEIPTS]
            sheet = book.sheet(Money.LIST, heads, 0, (f"{award.name}{Money.LIST}",), PRINTED)
            for name, receipts in rows:
                for one in receipts:
                    lacks = [] if one.photo else [Money.NO_PHOTO]
                    lacks += [Money.TWICE] if (name, one.number) in twice else []
                    note: Cell = Toned("；".join(lacks), "bad") if lacks else None
                    sheet.add(
                        [name, one.number, full_day(one.day), one.seller, Yuan(one.fen), note]
                    )
        return path.read_bytes()
