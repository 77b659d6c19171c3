"""What `帮助` tells a chair: a first screen of what fits the application, then subject by subject."""

from __future__ import annotations

from collections.abc import Sequence

from campaign.model import Campaign, Track
from handlers.parts.registry import kind_of
from handlers.wording.chair import call
from handlers.wording.help import Topic

TOPICS = {
    "填写": Topic(
        "填写：一问一答，随时可停，填了就存下",
        (
            ("4", "答一项，也可写 满分"),
            ("4 3 5 4 4", "连答几项"),
            ("全满分 除了 3=2", "一次答完一部分"),
            ("是", "答是或否"),
            ("全是 除了 4", "一次答完是或否"),
            ("说明 2.3", "看一项的全文"),
            ("跳过", "先空着"),
            ("上一题", "往回走"),
            ("继续", "回到正在填的那一项"),
            ("填写页", "整张表在网页上填"),
        ),
    ),
    "修改": Topic(
        "修改：提交前后都能改",
        (
            ("撤销", "取消刚才的回答"),
            ("改 2.3 4", "改某一项"),
            ("改 2.3", "重新问这一项"),
            ("改 联系电话 82320000", "也可写名称"),
        ),
        "提交以后改的，要再回复 提交 才算数。",
    ),
    "照片": Topic(
        "照片：直接发到这里，可以一次选几张",
        (("照片", "看已存的"), ("删 2", "删第 2 张"), ("移 2 驿站", "第 2 张放错了，移到驿站")),
        "发原图更清楚。重复的不会存两次。",
    ),
    "票据": Topic(
        "票据：驿站验收合格以后，交经费的票据",
        (("票据", "看交了哪些、还剩多少"),),
        "交一张写一行：票据 158.50 5月20日 文具店，接着发照片；删一张：票据 删 1。",
    ),
    "总结": Topic(
        "总结：一段一段粘贴，或在网页上写",
        (
            ("总结", "开始写"),
            ("看总结", "看已收的文字"),
            ("删最后一段", "删掉最后一段"),
            ("删第 2 段", "删掉第 2 段"),
            ("完成", "写完了"),
        ),
        "回复 总结 会给您网页链接，可整篇粘贴或上传 Word 文件；聊天里发文件收不到。",
    ),
    "提交": Topic(
        "提交：先给您核对，再确认",
        (
            ("提交", "齐了就给您核对"),
            ("确认", "核对无误"),
            ("撤回", "截止前收回来改"),
            ("本次不申报", "不参加，不再提醒"),
            ("都不申报", "几项都不参加"),
            ("再报", "同一项再报一个，看通知许几个"),
        ),
        "提交后申报表自动发来，打印盖章送校工会。",
    ),
    "进度": Topic(
        "进度：看填到哪里",
        (
            ("进度", "填到哪里，还剩多久"),
            ("总览", "每一项的回答"),
            ("记录", "提交过几次，每次改了什么"),
            ("菜单", "回到开头"),
        ),
    ),
    "提问": Topic(
        "提问：想问什么直接问，也可以用这些词",
        (
            ("题目", "有哪些题"),
            ("第四部分", "一个部分的题"),
            ("表", "填好的表再发一次"),
            ("纸质", "打印什么，送到哪里"),
            ("通知", "通知的要点"),
            ("条件", "谁可以申报"),
            ("截止", "什么时候截止"),
        ),
        "我答不上的，会记下来给校工会看。",
    ),
    "提醒": Topic(
        "提醒：还没办完时，截止前几天会提醒您",
        (("今天别再提醒", "今天不再发"),),
        "最后一天照常提醒。办完了，或回复 本次不申报，就不再提醒。",
    ),
    "点选": Topic(
        "点选：不想打字时，在卡片上选分数",
        (("点选", "换成卡片"), ("打字", "换回打字")),
        "在微信里打开的看不到卡片，请打字。",
    ),
}
ELSEWHERE = {
    "申报": "填写",
    "再报": "提交",
    "上一题": "填写",
    "跳过": "填写",
    "继续": "填写",
    "填写页": "填写",
    "说明": "填写",
    "改": "修改",
    "撤销": "修改",
    "删": "照片",
    "移": "照片",
    "看总结": "总结",
    "删最后一段": "总结",
    "删第": "总结",
    "完成": "总结",
    "确认": "提交",
    "撤回": "提交",
    "本次不申报": "提交",
    "都不申报": "提交",
    "总览": "进度",
    "记录": "进度",
    "菜单": "进度",
    "题目": "提问",
    "第": "提问",
    "表": "提问",
    "纸质": "提问",
    "通知": "提问",
    "条件": "提问",
    "截止": "提问",
    "今天别再提醒": "提醒",
    "打字": "点选",
}


def first_screen(campaign: Campaign, tracks: Sequence[Track]) -> str:
    """What can be said in these applications, most needed first."""
    kinds = list(dict.fromkeys(kind_of(part) for track in tracks for part in track.parts))
    has_text = any(track.long_text for track in tracks)
    starts = " · ".join(f"申报{track.short_name}" for track in campaign.tracks.values())
    ways = [kind.help_ways for kind in kinds]
    item, answer = next((k.help_example for k in kinds if k.help_example), ("名称", "新的内容"))
    others = [kind.help_also for kind in kinds if kind.help_also]
    topics = [word for word in TOPICS if word != "总结" or has_text]
    lines = [
        f"开始或接着填：{starts}",
        *(f"回答：{way}" for way in ways if way),
        "往前往后：跳过 · 上一题 · 继续",
        f"填错了：撤销 · 改 {item} {answer}",
        f"查看：进度 · 总览 · 说明 {item}",
        f"还要交：{' · '.join(others)}" if others else "",
        "交上去：提交 · 撤回 · 本次不申报",
        f"细说请回复 帮助 加：{'、'.join(topics)}",
        f"有问题请联系{call(campaign.contact)}。",
    ]
    return "\n".join(line for line in lines if line)


def subject(said: str) -> Topic | None:
    """The subject a word names, or the one a command belongs to."""
    return TOPICS.get(ELSEWHERE.get(said, said))
