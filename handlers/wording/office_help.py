"""What `帮助` tells the office: the first screen by what one wants to do, then command by command."""

from __future__ import annotations

from datetime import datetime, timedelta

from campaign.model import Campaign
from handlers.office.everyday import example_branch, example_branches
from handlers.wording.help import Topic

_ASKS_FIRST = "先给您看都有谁，回复 确认 加四位码才办，十分钟内有效。"
GROUPS = {
    "看情况": ("状态", "今天", "已提交", "未完成", "平均分", "看板", "问题"),
    "查一家": ("看", "电话", "记录", "谁改过"),
    "催办": ("催", "广播"),
    "纸质": ("收", "未收"),
    "评审": ("核分", "退", "名额", "结果"),
    "截止": ("截止", "延期", "争议"),
    "人员": ("绑定", "解绑", "陌生人", "代填", "结束代填"),
    "材料": ("清单", "导出"),
}
TOPICS = {
    "状态": Topic(
        "状态：现在怎么样了",
        (
            ("状态", "总的数字，和要留意的"),
            ("状态 {track}", "只看一项"),
            ("状态 {branch}", "一个分工会的详情"),
        ),
    ),
    "今天": Topic(
        "今天：今天的动静",
        (("今天", "谁提交、撤回、开始填、送来纸质"),),
    ),
    "已提交": Topic(
        "已提交：谁交了",
        (("已提交", "什么时候、多少分、纸质到没到"), ("已提交 {track}", "只列一项")),
    ),
    "未完成": Topic(
        "未完成：谁还没交，各差什么",
        (
            ("未完成", "都列出来"),
            ("未完成 {track}", "只列一项"),
            ("未完成 照片", "照片没齐的"),
            ("未完成 总结", "总结没写够的"),
            ("未完成 不到80", "分数不够的"),
            ("未完成 没来过", "还没打开过的"),
        ),
        "要提醒他们，回复 催 未完成。",
    ),
    "平均分": Topic(
        "平均分：已提交的平均、最高、最低",
        (("平均分", "自评和核定"),),
    ),
    "问题": Topic(
        "问题：主席们问了、机器人没答上的",
        (("问题", "最近两周的，新的在前"),),
        "常问的可以写进 config.yaml 的 faq，以后就能答。",
    ),
    "看": Topic(
        "看：一份申报的照片、总结和表格",
        (("看 {branch} {track}", "缩略图和 Word 文件"), ("看 {branch} {track} 2", "第 2 张原图")),
        "还没提交的，发缩略图和已写的总结。",
    ),
    "电话": Topic(
        "电话：主席是谁、电话、账号",
        (("电话 {branch}", "一个分工会的"),),
    ),
    "谁改过": Topic(
        "谁改过：提交以后又改了什么",
        (("谁改过", "最近的"), ("谁改过 {branch}", "一个分工会的")),
    ),
    "截止": Topic(
        "截止：什么时候截止，谁延期了",
        (("截止", "日期和还剩多久"),),
    ),
    "清单": Topic(
        "清单：一张 Excel 总表",
        (("清单", "全部分工会，马上发来"),),
        "照片和 Word 文件要用 导出。",
    ),
    "看板": Topic(
        "看板：一张图看全部",
        (("看板", "填到哪里、得分、纸质"),),
        "图片随后发来，点开可以放大。",
    ),
    "记录": Topic(
        "记录：谁在什么时候改了什么",
        (
            ("记录 {branch}", "最近的改动"),
            ("记录 {branch} 全部", "从头到尾"),
            ("记录 广播", "发过的通知，全文"),
            ("记录 下载", "谁导出、下载过"),
        ),
    ),
    "催": Topic(
        "催：提醒还没办完的分工会",
        (
            ("催 未完成", "还没交的"),
            ("催 {track}", "这一项没交的"),
            ("催 {branch}", "只催一个"),
            ("催 {one} {two}", "按编号催几个"),
            ("催 未收", "已提交、没送纸质的"),
            ("催 没来过", "还没打开过的"),
            ("催 未完成 除了 {one} {two}", "这几个不催"),
        ),
        f"{_ASKS_FIRST}发完告诉您送到几个人。今天提醒过的不重复催，点名催的除外。",
    ),
    "广播": Topic(
        "广播：发一条通知",
        (
            ("广播 全部 周五中午截止", "所有分工会"),
            ("广播 未完成 周五中午截止", "还没交齐的"),
            ("广播 {track} 周五中午截止", "参加这一项的"),
            ("广播 未收 周五中午截止", "没送纸质的"),
            ("广播 {track} 已提交 请送纸质", "这一项已提交的"),
            ("广播 {one} {two} 请回电话", "只发这几个"),
            ("广播 除了 {one}、{two}：明天开会", "这几个不发"),
        ),
        f"{_ASKS_FIRST}还可写：没来过、退回、不申报、推荐、不推荐。",
    ),
    "收": Topic(
        "收：登记收到的纸质材料",
        (
            ("收 {one} {two} {track}", "一次登记几个分工会"),
            ("收 {receipt}", "按纸面上的编号"),
            ("收 {one} {track} 取消", "登记错了"),
        ),
        "主席会收到回执。纸面比线上旧时不登记，先问您。",
    ),
    "未收": Topic(
        "未收：已提交、纸质还没送来的",
        (("未收", "都列出来"), ("未收 {track}", "只列一项")),
        "要提醒他们，回复 催 未收。",
    ),
    "核分": Topic(
        "核分：逐项核定自评分",
        (
            ("核分 {branch}", "看各项自评"),
            ("核分 {branch} 2.3", "看这一项的要求"),
            ("核分 {branch} 2.3 3", "2.3 核定 3 分"),
            ("核分 {branch} 2.3 2 会议记录不全", "一项带理由"),
            ("核分 {branch} 2.3 取消", "收回这一项"),
            ("核分 {branch} 2.3 3 2.4 5", "一次几项"),
            ("核分 {branch} 无异议", "其余按自评"),
        ),
        "核定分只有校工会看得到，排名按它算。",
    ),
    "退": Topic(
        "退：退回修改，只开放写明的几处",
        (
            ("退 {branch} {track} 2.3 照片 会议记录看不清", "先写几处，再写理由"),
            ("退 {branch} {track} 取消", "退错了"),
        ),
        "截止后也能退。主席马上收到理由，改好自动交回，并告诉您。",
    ),
    "名额": Topic(
        "名额：排出名次，画出名额线",
        (("名额 {track}", "一项的名次"), ("排名", "各项简表")),
        "只供参考，不作决定。",
    ),
    "结果": Topic(
        "结果：记下推荐谁",
        (
            ("结果 {branch} {track} 推荐", "推荐"),
            ("结果 {branch} {track} 不推荐 名额已满", "不推荐，理由只存记录"),
            ("结果 {branch} {track} 取消", "记错了"),
            ("结果 {track} {one} {two} 推荐", "几个一起，先给您看"),
            ("结果 {track} 其余 不推荐", "没定的都记上"),
            ("结果", "汇总和经费"),
            ("结果 通知", "通知主席，先给您看"),
        ),
        "超出名额要写理由。没发 结果 通知，主席不会知道。",
    ),
    "延期": Topic(
        "延期：推迟截止",
        (
            ("延期 {branch} {until} 打印机坏了", "一个，马上生效"),
            ("延期 全部 {until} 系统检修", "所有，先给您看"),
        ),
        "要写理由，主席会看到。只能往后延；延到休息日、夜里会先问您。",
    ),
    "争议": Topic(
        "争议：截止前发出、过后才送达的",
        (
            ("争议", "都列出来"),
            ("争议 {branch}", "一个分工会"),
            ("争议 {branch} 不收 超过截止时间", "不收，主席看得到理由"),
        ),
        "内容都没有保存；要收，请用 延期 让其重发。",
    ),
    "绑定": Topic(
        "绑定：换主席，或加代填人",
        (
            ("绑定 <账号> {branch}", "换主席"),
            ("绑定 <账号> {branch} 副", "加代填人"),
        ),
        "账号是企业微信账号。已填的都保留，由新人接着填，两人都会收到消息。",
    ),
    "解绑": Topic(
        "解绑：取消代填人",
        (("解绑 <账号>", "不再代填"),),
        "主席不能空着，要换请用 绑定。",
    ),
    "陌生人": Topic(
        "陌生人：没有登记、来过消息的人",
        (("陌生人", "是谁，说了什么"),),
        "是填报人就用 绑定 登记。",
    ),
    "代填": Topic(
        "代填：替一个分工会填",
        (("代填 {branch}", "开始"),),
        "之后您发的每一句、每张照片都算这个分工会的。填完回复 结束代填；两小时没有消息自动结束。记录里写明是您填的。",
    ),
    "结束代填": Topic(
        "结束代填：不再替分工会填",
        (("结束代填", "填完时"),),
        "填的都在；之后您发的又是校工会的命令。",
    ),
    "导出": Topic(
        "导出：材料打成一个压缩包",
        (
            ("导出", "全部清单、表格、总结、照片"),
            ("导出 {track}", "只要一项"),
            ("导出 {branch}", "只要一个分工会"),
        ),
        "打好了发来链接，24 小时有效；不超过 20 MB 的，文件也发来。",
    ),
    "帮助": Topic(
        "帮助：命令怎么用",
        (("帮助", "全部命令"), ("帮助 催", "一个命令怎么用"), ("帮助 评审", "一类命令")),
    ),
}


def names(campaign: Campaign) -> dict[str, str]:
    """What the examples are made of, so that they are right in this campaign."""
    track = next(iter(campaign.tracks.values()))
    first, second = example_branches(campaign)
    until = next_deadline(campaign)
    return {
        "branch": first.short_name,
        "track": track.short_name,
        "one": str(int(first.number)),
        "two": str(int(second.number)),
        "receipt": f"{track.code}{first.number}-v1",
        "until": f"{until:%Y-%m-%d %H:%M}",
    }


def next_deadline(campaign: Campaign) -> datetime:
    """The hour of the deadline on the next working day, as an example of a later one."""
    until = (campaign.deadline + timedelta(days=1)).astimezone(campaign.zone)
    while campaign.reminders.is_day_off(until.date()):
        until += timedelta(days=1)
    return until


def first_screen(campaign: Campaign) -> str:
    """Every command by what one wants to do."""
    groups = [f"{title}：{' · '.join(words)}" for title, words in GROUPS.items()]
    branch = example_branch(campaign).short_name
    how = f"例如 状态 {branch}；催 未完成。怎么写、会怎样，请回复 帮助 加命令，如 帮助 催。"
    return "\n".join(("校工会的命令：", *groups, how))


def topic(word: str, campaign: Campaign) -> str:
    """How the command with this first word is used."""
    return TOPICS[word].text(names(campaign))


def group(title: str) -> str:
    """The commands of a group, a line each."""
    lines = [f"· {TOPICS[word].title}" for word in GROUPS[title]]
    return "\n".join(
        (f"{title}：", *lines, f"细看请回复 帮助 加命令，如 帮助 {GROUPS[title][0]}。")
    )


def ways(word: str, campaign: Campaign) -> str:
    """Every way to write a command, for who wrote it wrong."""
    return TOPICS[word].ways(names(campaign))
