"""Sentences of every day that plainly are a command, as data: what is said, and the command it is.

Only what informs, leads or asks for a confirmation stands here; nothing of it writes by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from campaign.model import Campaign
from handlers.hearing.clean import compact, visible
from handlers.office.everyday.words import named_like_work
from handlers.office.resolve.branches import find_exactly
from handlers.office.resolve.naming import track_named

_WHOLE = {
    "未完成": "还有谁没交 还有谁没提交 谁还没交 谁还没提交 谁没提交 哪些没交 哪些还没交 没交的 没提交的 未提交 未交 还差哪些 "
    "谁没报 还有哪些没交 没完成的 未完成的 没交名单 未提交名单",
    "已提交": "谁提交了 谁交了 谁已经交了 谁已提交 哪些交了 哪些提交了 交了的 提交了的 已提交的 已经交的 都有谁交了 多少家交了 "
    "交了多少家 有几家交了 几家交了 提交情况 已提交名单 谁报了",
    "今天": "今天谁交了 今天交了几家 今天有谁交 今天有什么 今天有动静吗 今天怎么样 今天情况 今天谁提交了 今天的动静 今天新增",
    "未完成 没来过": "谁没来过 谁没打开过 谁没用过 没来过的 没来过 哪些没来过 还没打开过的",
    "未完成 照片": "谁照片没齐 谁没交照片 谁缺照片 照片没齐的 哪些照片没齐 谁的照片没齐 谁照片不够 照片没交的",
    "未完成 总结": "谁总结没写 谁缺总结 谁没交总结 总结没齐的 谁的总结没写 哪些总结没写 谁总结不够",
    "未完成 不到80": "谁没到80分 谁不到80分 谁不到80 不到80的 没到80分的 谁没到80 不够80分的 谁分数不够 谁不够分",
    "未完成 退回": "谁退回了还没改 谁退回没改 退回了还没改的 谁没改完 退回没交的 退回的 谁被退回了 哪些退回了",
    "未收": "哪些纸质没到 谁纸质没到 谁没交纸质 纸质没到的 谁的纸质没到 纸质还差谁 哪些纸质没收 谁没送纸质 纸质没交的 "
    "没交纸质的 还差谁的纸质 纸质材料没到的",
    "催 未完成": "催没交 催没交的 催大家 催一下大家 催他们 提醒大家 提醒一下大家 催未交 催一催 都催一下 催没提交的 催全部 催所有人 "
    "提醒没交的 催还没交的",
    "催 未收": "催纸质 催纸质材料 催没交纸质的 提醒交纸质 催一下纸质",
    "清单": "打印清单 导出清单 发清单 清单发我 发我清单 要清单 下载清单 名单发我 导出名单 发名单 打印名单 汇总表 发一份清单 导出表格 "
    "花名册 要名单",
    "结果 通知": "通知他们结果 通知主席结果 通知各单位结果 通知一下结果 通知一下大家结果 把结果通知他们 把结果通知主席 通知结果 通知评审结果 发结果 公布结果 发布结果 把结果通知大家 结果通知大家",
    "谁改过": "谁改了 谁又改了 谁改过答案 提交后谁改过 谁提交后改过 有谁改过 谁动过",
    "截止": "几号截止 什么时候截止 哪天截止 截止到什么时候 截止时间是几号 还有几天 还剩几天 还有多久 还剩多久 几点截止 截止日期 "
    "截止是哪天",
    "记录 下载": "谁下载过 谁导出过 下载记录 谁下载了 谁导过",
    "记录 催": "催了没有 催过没有 催了吗 催过吗 催过谁 催了谁 谁催过 催办记录 今天催了吗 今天催过吗 提醒过谁",
    "记录 广播": "广播记录 发过什么通知 广播过什么 发过哪些广播 通知记录",
    "状态": "现在怎么样了 怎么样了 现在怎么样 情况怎么样 进展 进展如何 进展怎么样 现在什么情况 什么情况 情况 到哪了 总体情况 汇总 "
    "多少家报了 有多少家报了 现在情况 看情况 看状态 查状态 状态怎么样 早报 今天的早报",
    "名额": "排名怎么样 谁第一 谁排第一 排名情况",
    "平均分": "平均分多少 平均多少分 平均分是多少 平均几分",
    "帮助 绑定": "换主席 怎么换主席 主席换人 主席换了 换人 换主席怎么弄",
    "陌生人": "谁没登记 没登记的 没有登记的人 陌生人是谁",
    "看板": "看一下看板 发看板 看图 大屏幕",
    "你好": "你好呀 你好啊 您好啊 您好呀 早 早上好 上午好 下午好 在吗 在不在",
    "帮助": "怎么用 命令 有哪些命令 都有什么命令 能干什么 能做什么 怎么弄",
}
_FORMS = {form: command for command, forms in _WHOLE.items() for form in forms.split()}
COMMANDS = tuple(_WHOLE)
_ABOUT = (
    (
        r"(.+?)的?(?:交了吗|交了没有?|提交了吗|提交了没有?|报了吗|报了没有?|怎么样了?|到哪了|情况|进展)",
        "状态 {}",
    ),
    (r"(?:看看|看一下|查一下|查|看下|问一下)(.+)", "状态 {}"),
    (r"(.+?)的?纸质(?:材料|版)?(?:到了吗|交了吗|收到了吗|收了吗|到了没有?)", "状态 {}"),
    (r"(.+?)(?:已经)?(?:交来?|送来?)了?纸质(?:材料|版)?了?(?:吗|没有?)", "状态 {}"),
    (r"(.+?)的?(?:主席)?(?:的)?(?:电话|联系方式|手机号?|号码)(?:是多少|多少|是什么)?", "电话 {}"),
    (r"(.+?)的?主席(?:是谁|叫什么)", "电话 {}"),
    (r"(.+?)(?:谁改过|改过什么|改过吗|改了什么)", "谁改过 {}"),
    (r"(.+?)的?记录", "记录 {}"),
)
_OF_AWARD = (
    (r"(.+?)(?:多少家|几家|有几家|有多少家)(?:交了?|提交了?|报了?)?", "已提交 {}"),
    (r"(.+?)(?:还有)?谁(?:还)?没(?:交|提交|报)", "未完成 {}"),
    (r"(.+?)(?:谁|哪些)(?:已经)?(?:交了|提交了|报了)", "已提交 {}"),
    (r"(.+?)的?(?:平均分|平均多少分)(?:是多少|多少)?", "平均分 {}"),
    (r"(.+?)的?(?:排名|名次|名额)(?:怎么样)?", "名额 {}"),
    (r"(.+?)的?(?:情况|进展|怎么样了?|状态)", "状态 {}"),
    (r"(.+?)(?:的)?(?:哪些|谁)?纸质(?:材料)?没(?:到|交|收)的?", "未收 {}"),
)
_OF_CLERK = re.compile(
    r"(?:今天|昨天|刚才|最近)?(?P<who>我|[a-z][a-z0-9_.@-]+)(?:今天|昨天|刚才|最近|上午|下午|这两天)?"
    r"(?:都|又)?(?:(?:干|做|办|弄|处理|登记|操作|改)[了过]?(?:些)?(?:啥|什么|哪些|什么事|啥事|哪些事|多少事?)了?|的(?:操作)?记录)"
)
_POLITE = re.compile(
    r"^(?:请问|麻烦|帮我|帮忙|请|你好|您好|那|现在|目前)+|(?:呢|啊|呀|吧|哈|一下|谢谢)+$"
)
_VERBS = "收|催|催一下|登记|退|退回|看|查看|延期|延长"


def as_command(campaign: Campaign, said: str) -> str:
    """The command that a sentence of every day is; the text as it is where it is none of them."""
    text = _POLITE.sub("", compact(said)).rstrip("?？")
    if found := _FORMS.get(compact(said).rstrip("?？")) or _FORMS.get(text):
        return found
    if did := _OF_CLERK.fullmatch(text):
        clerk = did["who"]
        if clerk == "我" or clerk in campaign.office_ids:
            return f"记录 {clerk}"
    return (
        _about(text, _ABOUT, lambda name: _is_branch(campaign, name))
        or _about(text, _OF_AWARD, lambda name: track_named(campaign, name) is not None)
        or _without_noun(campaign, said)
    )


def _about(text: str, forms: tuple[tuple[str, str], ...], is_meant: Callable[[str], bool]) -> str:
    for form, command in forms:
        found = re.fullmatch(form, text)
        if found and is_meant(found[1]):
            return command.format(found[1])
    return ""


def _is_branch(campaign: Campaign, name: str) -> bool:
    return len(find_exactly(campaign, name)) == 1


def _without_noun(campaign: Campaign, said: str) -> str:
    """The text without a word right behind its verb that is also a branch: 收材料 5 小家 is 收 5 小家."""
    names = "|".join(re.escape(branch.short_name) for branch in named_like_work(campaign))
    if not names:
        return said
    glued = rf"(\s*/?(?:{_VERBS}))(?:{names})(?!学|院|系|处|部|分?工会|科学)"
    return re.sub(rf"^{glued}", r"\1 ", visible(said))
