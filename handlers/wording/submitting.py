"""What a chair reads on the way to a submission and after it."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.applications import Application, Submission
from campaign.completeness import Missing
from campaign.condition import Condition, PaperState, paper_of
from campaign.model import Branch, Campaign, Track
from campaign.office_notes import Paper, PaperRefusal
from campaign.parts.roles import LongText, Pictures
from handlers.wording import conditions
from handlers.wording.chair import call
from handlers.wording.times import day, day_and_time, second

MOST_VOID_NAMED = 3


def photos(count: int, part: Pictures) -> str:
    return f"照片 {count}/{part.maximum}"


def essay(count: int, part: LongText) -> str:
    return f"总结 {count}/{part.minimum_length}"


def photos_and_least(count: int, part: Pictures) -> str:
    return f"{photos(count, part)}（至少 {part.minimum}）"


def entries_left(missing: Missing) -> list[str]:
    return [f"{_unanswered(missing)}：回复 继续"] if missing.entries else []


def photos_left(missing: Missing, part: Pictures) -> list[str]:
    lines = []
    if missing.photos:
        least, most = part.minimum, part.maximum
        lines.append(f"{part.title} {missing.photos} 张（共要 {least}–{most} 张）：直接发来")
    if missing.surplus:
        lines.append(
            f"{part.title} 多 {missing.surplus} 张（最多 {part.maximum} 张）："
            "回复 照片 看编号，再发 删 和编号"
        )
    return lines


def essay_left(missing: Missing, part: LongText) -> list[str]:
    return [f"{part.title} {missing.characters} 字：回复 总结"] if missing.characters else []


def _unanswered(missing: Missing) -> str:
    """How many entries must still be answered, and how many may stay open beside them."""
    optional = f"（另有 {missing.optional} 项可不填）" if missing.optional else ""
    return f"{missing.entries} 项没有答{optional}"


def part_lacks(title: str, missing: Missing) -> str:
    """What one part still lacks, in a few words."""
    lacking = [f"{missing.entries} 项"] if missing.entries else []
    lacking += [f"{missing.photos} 张"] if missing.photos else []
    lacking += [f"多 {missing.surplus} 张，请删"] if missing.surplus else []
    lacking += [f"{missing.characters} 字"] if missing.characters else []
    return f"{title} 还差 {'、'.join(lacking)}" if not missing.surplus else f"{title} {lacking[-1]}"


def points_lack(track: Track, points: int) -> str:
    return f"得分 还差 {points} 分到 {track.minimum_score}"


def left_briefly(track: Track, missing: Missing) -> str:
    lacking = [_unanswered(missing)] if missing.entries else []
    lacking += [f"照片 {missing.photos} 张"] if missing.photos else []
    lacking += [f"照片多 {missing.surplus} 张"] if missing.surplus else []
    lacking += [f"总结 {missing.characters} 字"] if missing.characters else []
    lacking += [f"{missing.points} 分"] if missing.points and not missing.entries else []
    return f"{track.short_name}还差：{'、'.join(lacking)}。"


def left_to_do(lines: Sequence[str]) -> str:
    return "\n".join(("还差：", *(f"· {line}" for line in lines)))


def ready() -> str:
    return "都齐了，回复 提交。"


def not_yet(lines: Sequence[str]) -> str:
    return "\n".join(("现在还不能提交，已填内容都在。还差：", *(f"· {line}" for line in lines)))


def check_before(told: str) -> str:
    ways = "各项见 总览。提交后截止前仍可 撤回 或修改。请回复：确认"
    return "\n".join(("提交前请核对", told, ways))


def to_check(score: str, rows: str, counts: str, paper: str, odd: str) -> str:
    return "\n".join(line for line in (score, rows, counts, paper, odd) if line)


def score(points: int, standard: int, bonus: int) -> str:
    return f"自评 {points} 分（标准项 {standard} + 加分 {bonus}）"


def submitted(
    submission: Submission, campaign: Campaign, form: str, application: Application
) -> str:
    at = second(submission.at, campaign.zone)
    lines = [
        f"已提交，编号 {submission.receipt}，{at}。",
        _paper_to_bring(campaign, form, application),
        "电子版已在这里交了，不用再发邮箱。",
    ]
    return "\n".join(lines)


def _paper_to_bring(campaign: Campaign, form: str, application: Application) -> str:
    if application.has_paper:
        return "表上的内容没有变，校工会已收的纸质不用换。"
    deadline = day_and_time(campaign.deadline, campaign.zone)
    if application.paper:
        return (
            f"{printed_before(application)}请打印随后发来的《{form}》，"
            f"加盖公章，{deadline} 前重新送校工会。"
        )
    return (
        f"{printed_before(application) or '接下来：'}打印随后发来的《{form}》，"
        f"加盖公章，{deadline} 前送校工会。"
    )


def printed_before(application: Application) -> str:
    """What has become of forms that were printed of earlier versions; "" before there were any."""
    *earlier, _ = application.submissions
    void = application.void_prints
    if not earlier:
        return ""
    same = [s.receipt for s in earlier if s not in void]
    if application.paper and len(void) == 1:
        return _void(application.paper)
    used = f"已打印的 {same[-1]} 内容相同，可以直接用；没打印的请" if same else ""
    voided = f"以前打印的 {_receipts(void)} 作废，" if void else ""
    return voided + used


def _receipts(versions: Sequence[Submission]) -> str:
    named = "、".join(version.receipt for version in versions[-MOST_VOID_NAMED:])
    return named if len(versions) <= MOST_VOID_NAMED else f"{named} 等各版"


def _void(paper: Paper) -> str:
    return f"已送的纸质（v{paper.version}）作废，"


def paper_once_submitted(application: Application) -> str:
    if application.paper is None:
        return ""
    if application.has_paper:
        return "表上的内容没有变，已送的纸质不用换。"
    return f"提交后{_void(application.paper)}请重新打印盖章送来。"


def already(submission: Submission, campaign: Campaign, application: Application) -> str:
    at = second(submission.at, campaign.zone)
    return (
        f"已提交，编号 {submission.receipt}，{at}，没有新的改动。\n"
        f"{_paper_left(submission, campaign, application)}。要改请直接改，或回复 撤回。"
    )


def _paper_left(submission: Submission, campaign: Campaign, application: Application) -> str:
    if application.paper and application.has_paper:
        return f"{paper_came(application.paper, campaign)}，这一项都办完了"
    deadline = day_and_time(campaign.deadline, campaign.zone)
    if refusal := application.refusal:
        return f"{paper_refused(refusal)}，请补好，{deadline} 前重新送校工会"
    if application.paper:
        return (
            f"已送的纸质是 v{application.paper.version}，"
            f"请打印 {submission.receipt} 加盖公章，{deadline} 前送来换"
        )
    return f"只差加盖公章的纸质版，{deadline} 前送校工会"


def paper_refused(refusal: PaperRefusal) -> str:
    return f"纸质被退回（{refusal.reason}）"


def paper_came(paper: Paper, campaign: Campaign) -> str:
    return f"纸质已于 {day(paper.at, campaign.zone)} 收到"


def paper_standing(application: Application, campaign: Campaign) -> str:
    if paper_of(application) is PaperState.WAIVED:
        return f"纸质{conditions.WAIVED}"
    if application.refusal:
        return f"{paper_refused(application.refusal)}，请补好再送来"
    if application.paper is None:
        return "纸质还没收到"
    if application.has_paper:
        return paper_came(application.paper, campaign)
    return f"已送的纸质是 v{application.paper.version}，要换"


def changed_after(how: Condition) -> str:
    points = "" if how.points is None else f"（得分 {how.points}）"
    return f"已提交的 {how.receipt} 不变{points}，改动还没提交；改好后请再回复 提交。"


def one_per_branch(track: Track, campaign: Campaign) -> str:
    return (
        f"按通知，每个分工会原则上最多报 {track.limit_per_branch} 个。"
        f"确需再报，请与{call(campaign.contact)}联系，由校工会办理。"
    )


def confirm_title(track: Track) -> str:
    return f"提交{track.name}"


def confirm_desc(branch: Branch) -> str:
    return f"{branch.shown} {branch.name}"
