"""What the office reads inside an archive: the list, the notes beside it, the checksums."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from campaign.applications import Application, Value
from campaign.closing import Counts
from campaign.completeness import Missing
from campaign.condition import Condition, PaperState, State
from campaign.model import Branch, Campaign, Track
from campaign.office_notes import Paper, Result
from handlers.wording import conditions
from handlers.wording.times import day, second, short_time

LIST, NOTES, CHECKSUMS = "清单.xlsx", "说明.txt", "校验.txt"
MISSING = "缺少的文件.txt"
STAMP, SIGNED, DATE = "单位盖章：", "负责人签字：", "日期：　　　　年　　月　　日"
NOT_COUNTED = "未计入（退回、撤回）"
OVERVIEW, FILES, HISTORY = "总表", "文件", "记录"
OPEN, RECOMMENDED = "打开", "推荐"
NONE = "（空）"
EVERYTHING, ONLY_SUBMIT, CORRECTIONS = "全部", "只差提交", "改好后再提交"
PAPER, CHANGES = "纸质版", "另有改动没提交"


class Head:
    """The titles of columns."""

    NUMBER, BRANCH, TRACK, CHAIR, PHONE = "编号", "分工会", "项目", "主席", "电话"
    STATUS, SCORE, REVIEWED, RECEIPT = "状态", "自评分", "核定分", "申报编号"
    SUBMITTED, CORRECTED, PAPER, RESULT, LACKING, FOLDER = (
        "提交时间",
        "提交说明",
        "纸质版",
        "评选结果",
        "还缺什么",
        "材料",
    )
    EXTENDED = "延期到"
    ADJUSTED, REASON, SUBTOTAL, LENGTH = "核定改动", "退回原因", "小计", "字数"
    FILE, SIZE, SHA256, NOTE = "文件", "大小（字节）", "SHA-256", "备注"
    AT, UNIT, WHO, DID = "时间", "单位", "谁", "做了什么"
    BEFORE, AFTER, WHY = "改动前", "改动后", "说明"


def status(how: Condition) -> str:
    """How it stands, in a cell: the group it is counted in, and what was taken back."""
    if how.state is State.WITHDRAWN:
        return f"已撤回 {how.receipt}"
    return conditions.STATUS[how.status] if how.status else conditions.HAS_TITLE


def paper(paper: Paper, how: Condition, campaign: Campaign) -> str:
    note = {
        PaperState.OUTDATED: "，要换",
        PaperState.ORPHANED: "，眼下不算",
        PaperState.WAIVED: f"，{conditions.WAIVED}",
    }.get(how.paper, "")
    return f"v{paper.version}，{short_time(paper.at, campaign.zone)}{note}"


def newer_paper(version: int) -> str:
    return f"v{version} 的纸质版"


def result(result: Result) -> str:
    word = RECOMMENDED if result.is_recommended else "不推荐"
    return f"{word}：{result.reason}" if result.reason else word


def adjusted(item: str, before: Value | None, after: int, why: str) -> str:
    reason = f"（{why}）" if why else ""
    return f"{item}：{NONE if before is None else before}→{after}{reason}"


def section_head(number: str, title: str, points: int) -> str:
    return f"{number} {title}（{points}分）"


def item_head(item: str, text: str, points: int) -> str:
    return f"{item}\n{text}（{points}分）"


def question_head(number: str, text: str) -> str:
    return f"{number}. {text}"


def length_head(title: str) -> str:
    return f"{title}字数"


def lacking(missing: Missing) -> str:
    lacks = [f"{missing.entries} 项"] if missing.entries else []
    lacks += [f"照片 {missing.photos} 张"] if missing.photos else []
    lacks += [f"照片多 {missing.surplus} 张"] if missing.surplus else []
    lacks += [f"总结 {missing.characters} 字"] if missing.characters else []
    lacks += [f"自评 {missing.points} 分"] if missing.points and not missing.entries else []
    return "、".join(lacks)


def corrects(before: datetime, campaign: Campaign) -> str:
    return f"退回后改正，原 {day(before, campaign.zone)}提交"


def submitted(application: Application, campaign: Campaign, until: datetime | None) -> str:
    """The day on which what counts was handed in: `5月15日（退回后改正，原 5月11日提交）`.

    A day behind the deadline of all is told with the branch's own, `until`, where it has one.
    """
    last, before, zone = application.submission, application.corrected, campaign.zone
    if last is None:
        return ""
    note = f"（{corrects(before.at, campaign)}）" if before else ""
    if not before and until and last.at > campaign.deadline:
        note = f"（延期到 {short_time(until, zone)}）"
    return f"{day(last.at, zone)}{note}"


def total(counted: Counts) -> str:
    """How many stand where for one award, as it is printed below the list."""
    results = conditions.results(counted) or f"{RECOMMENDED} 0"
    return f"{'　'.join(conditions.counts(counted))}　{results}"


def missing_here(notes: Sequence[str]) -> str:
    """What a folder lacks, as it stands in the folder."""
    return "\r\n".join(("这个文件夹里缺少下面的文件，请补齐后再用：", *notes, ""))


def photo_missing(branch: Branch, track: Track, name: str) -> str:
    return f"{_whose(branch, track)}：{name} 在服务器上读不出来，没有放进来"


def photo_changed(branch: Branch, track: Track, name: str) -> str:
    return f"{_whose(branch, track)}：{name} 与当初收到的不一样，请打开看看"


def not_made(branch: Branch, track: Track, name: str) -> str:
    return f"{_whose(branch, track)}：{name} 没能生成，请检查表格模板"


def list_title(campaign: Campaign, as_of: datetime) -> str:
    return f"{campaign.title}　材料清单（截至 {short_time(as_of, campaign.zone)}）"


def notes(
    campaign: Campaign,
    as_of: datetime,
    counts: Sequence[tuple[Track, int]],
    problems: Sequence[str],
) -> str:
    """The notes as they stand beside the list."""
    folders = [f"{track.name}　{count} 份已提交的申报，一份一个文件夹" for track, count in counts]
    trouble = ["", "请留意：", *(f"· {problem}" for problem in problems)] if problems else []
    lines = [
        campaign.title,
        f"{campaign.document_number}　{campaign.organiser}",
        f"最后一次改动：{as_of.astimezone(campaign.zone).year}年{second(as_of, campaign.zone)}",
        "",
        f"{LIST}　全部分工会的情况，没开始的也在内；每个项目、每个文件、每次改动各一张表",
        *folders,
        f"{NOT_COUNTED}　交过，后来被退回或自己撤回、还没有再交的，是最后一版",
        f"{CHECKSUMS}　每个文件的 SHA-256，用来核对有没有损坏",
        "",
        "文件夹里是最新一版；历次改动见清单的“记录”。没有交过的申报没有文件夹。",
        "导出和下载另有记录，不在清单里。请先解压再打开清单，其中的链接才有效。",
        *trouble,
        "",
    ]
    return "\r\n".join(lines)


def checksums(lines: Sequence[tuple[str, str]], right: int, expected: int) -> str:
    """The checksums as `sha256sum -c` reads them."""
    head = [f"# 打包后逐个读回核对：{right}/{expected}", f"# 自行核对：sha256sum -c {CHECKSUMS}"]
    return "\n".join((*head, *(f"{sha256}  {path}" for path, sha256 in lines), ""))


def _whose(branch: Branch, track: Track) -> str:
    return f"{branch.shown} {branch.short_name} {track.short_name}"


def evidence_name(visit: int, item: str, number: int) -> str:
    """The file of a picture that was taken on a visit."""
    return f"验收照片 第{visit}次 {item}项 {number}.jpg"


def evidence_missing(whose: str, name: str) -> str:
    return f"{whose}：{name} 没找到"
