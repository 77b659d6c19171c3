"""How a command is explained: every way to write it, what each is for, and what happens then.

The texts are in `chair_help.py` and `office_help.py`; who writes a command wrong reads the same ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

CHAIR = {
    "申报": "{starts}：开始，或接着填",
    "继续": "继续：回到正在填的那一项",
    "上一题": "上一题 · 跳过：往回走，或先空着",
    "跳过": "",
    "撤销": "撤销：取消刚才的回答",
    "改": "改 2.3 4：改某一项；改 2.3：重新问这一项",
    "说明": "说明 2.3：看这一项的全文",
    "总览": "总览：看已答的每一项",
    "进度": "进度：填到哪里、还剩多少时间",
    "菜单": "菜单：回到开头",
    "点选": "点选 · 打字：换成在卡片上选，或换回打字",
    "打字": "",
    "本次不申报": "本次不申报：不参加，之后不再提醒",
    "今天别再提醒": "今天别再提醒：今天不再发提醒（最后一天除外）",
    "照片": "照片 · 删 2：看已存的照片，删掉第 2 张；照片直接发来就行",
    "删": "",
    "总结": "总结：写总结，一段一段粘贴，或在网页上写",
    "看总结": "看总结 · 删最后一段：看已收的文字，或删掉最后一段",
    "删最后一段": "",
    "完成": "完成：总结写完了，看还差什么",
    "提交": "提交 · 撤回：交上去，或截止前收回来改",
    "撤回": "",
    "确认": "",
    "帮助": "",
    "谢谢": "",
}
OFFICE = {
    "状态": "状态：各项目的数字和要留意的分工会\n状态 {branch}：一个分工会的情况（编号或名称都行）",
    "未完成": "未完成 · 未完成 小家：谁还没交、各差什么",
    "催": "催 未完成 · 催 小家 · 催 {branch} · 催 未收：提醒，先给您看催谁",
    "收": "收 3 7 {branch} 小家：登记收到的纸质材料，也可写纸面编号 收 J03-v1",
    "未收": "未收：已提交、还没送来纸质的",
    "记录": "记录 {branch}：谁在什么时候改了什么",
    "广播": "广播 未完成 内容：发通知，也可 全部、小家、{branch}；先给您看发给谁",
    "核分": "核分 {branch}：逐项核定，如 核分 {branch} 2.3 3；其余没意见 核分 {branch} 无异议",
    "退": "退 {branch} 小家 2.3 照片 理由：只开放这几处让主席改，改好自动交回",
    "名额": "名额 小家 · 排名：已提交的名次和名额线，只供参考",
    "结果": "结果 {branch} 小家 推荐 · 结果 · 结果 通知：记结果、看汇总、发给主席",
    "看": "看 {branch} 小家：看一份申报的照片、总结和表格",
    "看板": "看板：一张图看全部分工会填到哪里",
    "绑定": "绑定 <账号> {branch}：换主席；末尾加 副 是代填人（解绑 <账号> 取消）",
    "解绑": "",
    "陌生人": "陌生人：没有登记、来过消息的人",
    "代填": "代填 {branch}：替分工会填，直到 结束代填",
    "结束代填": "",
    "导出": "导出：全部材料打成一个压缩包，发来链接和文件",
    "延期": "延期 {branch} 2023-05-13 12:00 理由：推迟截止，也可 延期 全部",
    "争议": "争议：截止前发出、过后才送达的；争议 {branch} 不收 理由",
    "谢谢": "",
    "帮助": "",
}


@dataclass(frozen=True, slots=True)
class Topic:
    """One subject of help: `forms` are ways to write it, each with what it is for."""

    title: str
    forms: tuple[tuple[str, str], ...]
    then: str = ""

    def ways(self, names: Mapping[str, str]) -> str:
        """Every way to write it, a line each."""
        return "\n".join(f"· {does}：{form}" for form, does in self._filled(names))

    def examples(self, names: Mapping[str, str]) -> list[str]:
        """What can be written, as it stands in the ways."""
        return [form for form, _ in self._filled(names)]

    def text(self, names: Mapping[str, str]) -> str:
        """The whole explanation, one phone screen."""
        lines = [self.title, self.ways(names), self.then.format_map(names)]
        return "\n".join(line for line in lines if line)

    def _filled(self, names: Mapping[str, str]) -> list[tuple[str, str]]:
        return [(form.format_map(names), does.format_map(names)) for form, does in self.forms]
