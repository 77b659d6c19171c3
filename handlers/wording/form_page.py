"""What the page of an application says, and what the chat says of it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from campaign.model import Track
from handlers.wording.times import short_time

CONFIRMED = "确认"
YOU_ELSEWHERE = "您在别处"


def not_asked_any_more() -> str:
    return "这一项现在不用填，没有保存。请刷新页面再看。"


def nothing_written(name: str) -> str:
    return f"{name}是空的，没有保存。"


def only_this(name: str) -> str:
    return f"这里只填{name}，没有保存。"


def is_it_meant(told: str) -> str:
    return f"是要填：{told} 吗？"


def overtaken(name: str, now: str) -> str:
    return f"您填的没有保存：{name}现在是“{now}”。"


def overtaken_by(told: str, who: str) -> str:
    return f"{told.removesuffix('。')}（{who}）。" if who else told


def no_longer_yours() -> str:
    return "您现在不是这个分工会的联系人，或这一项不再申报，不能填写。"


def photos_changed() -> str:
    return "照片刚才有变动，这一步没有保存。请看一眼再做。"


def same_photo(number: int) -> str:
    return f"和第 {number} 张相同，没有重复存。"


def too_large() -> str:
    return "太大了，没有保存。请换小一些的。"


def no_photo() -> str:
    return "没有收到照片，请重新选择。"


def one_after_another() -> str:
    return "前面还有照片在处理，马上轮到这张…"


def no_preview() -> str:
    return "这台服务器没有装 LibreOffice，看不了打印的样子。可以下载 Word 文件来看，内容一样。"


def preview_is_made() -> str:
    return "正在按正式表格排版，几秒钟就好…"


def preview_failed() -> str:
    return "没有排成，请下载 Word 文件来看，内容一样。"


def nothing_sent_back() -> str:
    return "这份申报没有退回，不用按退回处理。"


def not_yet(lacks: list[str]) -> str:
    return "\n".join(("还不能提交，填的都已保存。还差：", *(f"· {line}" for line in lacks)))


def all_corrected() -> str:
    return "退回的几处都办好了，可以交回校工会。"


def changed_since() -> str:
    return "核对以后内容有改动，还没有提交。请再看一遍。"


def given_by(who: str, at: datetime, zone: ZoneInfo) -> str:
    return f"{who.strip()} {short_time(at, zone)} 填的"


def anchor(link: str, shown: str) -> str:
    return f'<a href="{link}">{shown}</a>'


def links(pages: list[tuple[Track, str]]) -> str:
    """The pages of these awards, each by its address."""
    lines = [anchor(link, f"打开{track.short_name}填写页") for track, link in pages]
    return "\n".join(
        (
            "整张表可以在网页上填，手机、电脑都行，点一下存一下，和在这里回答是同一份：",
            *lines,
            "链接 48 小时内有效，只给您用，请勿转发。",
        )
    )


def beside(link: str) -> str:
    """The page, in one line beside something else."""
    return f"也可以{anchor(link, '在网页上整张填')}。"


def in_a_line(pages: list[tuple[Track, str]]) -> str:
    """The pages of these awards in one line."""
    if len(pages) == 1:
        return anchor(pages[0][1], f"在网页上填{pages[0][0].short_name}")
    named = "　".join(anchor(link, track.short_name) for track, link in pages)
    return f"在网页上整张填：{named}"


def no_page() -> str:
    return "现在没有网页可用，请在这里一项一项回答。"


def meant_for(user_id: str) -> str:
    return f"本页只给 {user_id} 使用，请勿转发"


def link_expired() -> str:
    return "这个链接已过期（48 小时内有效）。请在聊天里回复 填写页，取新的链接。"


def link_wrong() -> str:
    return "这个链接不对或不完整。请在聊天里回复 填写页，取新的链接。"


def not_understood() -> str:
    return "这一步没有保存成功。请刷新页面再试。"


def not_now() -> str:
    return "暂时连不上，稍后自动再试。"


# What the page itself says while it is open; {count}, {name} and {text} are filled in there.
IN_THE_PAGE = {
    "saving": "正在保存…",
    "saved": "已保存",
    "unsaved": "未保存",
    "waiting": "{count} 处未保存，连上网后自动保存",
    "allSaved": "都已保存",
    "offline": "没有连上网。填的都留在这台设备上，连上后自动保存。",
    "stopped": "还有 {count} 处没有保存。{text}",
    "mineInstead": "改成我填的“{text}”",
    "asItIs": "就这样填",
    "keepTheirs": "不改了",
    "changedByOther": "{name} 刚改为“{text}”（{who}）",
    "first": "还有 {count} 处正在保存，存好就接着提交…",
    "mendFirst": "{names}还没有保存，请先改好，再提交。",
    "essayFirst": "文字有改动，还没有保存。请先点文字下面的「保存」，再提交。",
    "others": "还有 {count} 处没有保存",
    "gotIt": "知道了",
    "lookAgain": "再看看",
    "checking": "正在取核对内容…",
    "handIn": "确认提交",
    "handBack": "确认交回",
    "handingIn": "正在提交…",
    "notSent": "没有连上网，没有提交。请稍后再试。",
    "checkTitle": "提交前请核对",
    "handedIn": "已提交",
    "notHandedIn": "没有提交",
    "noneOpen": "都填了",
    "previewLost": "没有连上网，看不了。请稍后再试。",
    "page": "申报表第 {number} 页",
    "photo": "照片 {number}",
    "earlier": "前移",
    "later": "后移",
    "turn": "转向",
    "replace": "换",
    "remove": "删",
    "reallyDelete": "删掉第 {number} 张？",
    "yesDelete": "删掉",
    "keep": "留着",
    "away": "知道了",
    "waitsTurn": "等着上传",
    "unsavedPhoto": "未保存，连上网后自动再传",
    "photoNotNow": "没有连上网，这一步没有做，请再试。",
    "leave": "不用改",
    "left": "已办好",
}
