"""Small edits that break the shipped config.yaml, each with exactly what must be reported."""

from __future__ import annotations

CARD = "tracks.home.parts[0]"

BAD = [
    # totals
    ("points: 17\n", "points: 18\n", [
        f"{CARD}: 各部分（sections）加起来是 111，points 写的是 110",
        f"{CARD}.sections[2]: 各项（items）加起来是 17，points 写的是 18",
    ]),
    ("points: 110", "points: 109", [f"{CARD}: 各部分（sections）加起来是 110，points 写的是 109"]),
    ("bonus_points: 10", "bonus_points: 5",
     [f"{CARD}: 加分部分（bonus）加起来是 10，bonus_points 写的是 5"]),
    ("        bonus_points: 10\n", "",
     [f"{CARD}: 加分部分（bonus）加起来是 10，bonus_points 写的是 0"]),
    ("            bonus: true\n", "",
     [f"{CARD}: 加分部分（bonus）加起来是 0，bonus_points 写的是 10"]),
    ("minimum_score: 80", "minimum_score: 111",
     ["tracks.home.minimum_score: 111 分达不到，最多能算 110 分"]),
    ("minimum_score: 80\n    counts_bonus: true", "minimum_score: 101\n    counts_bonus: false",
     ["tracks.home.minimum_score: 101 分达不到，最多能算 100 分"]),
    ("limit_per_branch: 1\n", "limit_per_branch: 1\n    minimum_score: 6\n",
     ["tracks.station.minimum_score: 没有评分表（scorecard），谈不上最低分，请删掉这一行"]),
    ("points: 4\n", "points: 25\n", [
        f"{CARD}.sections[0]: 各项（items）加起来是 41，points 写的是 20",
        f"{CARD}.sections[0].items[0].points: 25 太大，最大 20",
    ]),
    ("minimum: 3", "minimum: 6",
     ["tracks.home.parts[1]: minimum 6 比 maximum 5 大，请改"]),
    # ids and names used twice
    ('id: "2.3"', 'id: "2.2"',
     [f"{CARD}.sections[1].items[2].id: “2.2”应是“2.3”（第 2 部分第 3 项）"]),
    ('id: "2.3"', 'id: "2-3"', [
        f"{CARD}.sections[1].items[2].id: “2-3”应是“2.3”（第 2 部分第 3 项）",
        f"{CARD}.sections[1].items[2].id: “2-3”不对，应是条目编号，如 2.3",
    ]),
    ("number: 二", "number: 一",
     [f"{CARD}.sections[1].number: “一”已经用在 {CARD}.sections[0]，请换一个"]),
    ('id: "2"\n', 'id: "1"\n', [
        "tracks.station.parts[1].items[1].id: “1”已经用在 tracks.station.parts[1].items[0]，请换一个"
    ]),
    ("{id: opinion", "{id: phone", [
        "tracks.station.parts[2].fields[1].id: “phone”已经用在 tracks.station.parts[0].fields[4]，请换一个"
    ]),
    ("id: essay", "id: photos",
     ["tracks.home.parts[2].id: “photos”已经用在 tracks.home.parts[1]，请换一个"]),
    ("code: Y", "code: J",
     ["tracks.station.code: “J”已经用在 tracks.home，请换一个"]),
    ("short_name: 驿站", "short_name: 小家",
     ["tracks.station.short_name: “小家”已经用在 tracks.home，请换一个"]),
    ('number: "02"', 'number: "01"',
     ["branches[1]（01 工程）.number: “01”已经用在 branches[0]（01 机关），请换一个"]),
    ("name: 工程技术学院分工会", "name: 机关分工会",
     ["branches[1]（02 工程）.name: “机关分工会”已经用在 branches[0]（01 机关），请换一个"]),
    ("short_name: 工程", "short_name: 机关",
     ["branches[1]（02 机关）.short_name: “机关”已经用在 branches[0]（01 机关），请换一个"]),
    # what people could not tell apart, or would never be asked
    ("short_name: 工程,", "short_name: 小家,",
     ["branches[1]（02 小家）.short_name: “小家”是奖项 tracks.home 的名称，请换一个"]),
    ("short_name: 工程,", 'short_name: "12",',
     ["branches[1]（02 12）.short_name: “12”会被当成数字，请用文字"]),
    ("label: 小组名称", "label: 暖心驿站名称", [
        "tracks.station.parts[0].fields[3].label: “暖心驿站名称”已经用在"
        " tracks.station.parts[0].fields[0]，请换一个"
    ]),
    ("label: 分工会意见", "label: 分工会名称（简称）", [
        "tracks.station.parts[2].fields[1].label: “分工会名称（简称）”已经用在"
        " tracks.station.parts[0].fields[1]，请换一个"
    ]),
    ("short_name: 工程,", "short_name: 工程, extra: [station],", [
        "branches[1]（02 工程）.extra: 多报一份由校工会在聊天里用“加报”办理，请删掉这一行"
    ]),
    # people and titles
    ("chair: chair02", "chair: Chair01", [
        "branches[1]（02 工程）.chair: “Chair01”已经是 branches[0]（01 机关） 的填报人，一个人只能有一个身份"
    ]),
    ("chair: chair02", "chair: chair02, deputy: chair02", [
        "branches[1]（02 工程）.deputy: “chair02”已经是 branches[1]（02 工程） 的填报人，一个人只能有一个身份"
    ]),
    ("office: [office01, office02]", "office: [office01, CHAIR03]", [
        "office[1]: “CHAIR03”已经是 branches[2]（03 地科） 的填报人，一个人只能有一个身份"
    ]),
    ("office: [office01, office02]", "office: [office01, Office01]",
     ["office[1]: “Office01”已经是校工会人员，一个人只能有一个身份"]),
    ("chair: chair02", "chair: 王老师",
     ["branches[1]（02 工程）.chair: “王老师”不对，应是企业微信的 UserID：字母、数字和 _ - @ ."]),
    ("chair17, holds: [home]", "chair17, holds: [hom]",
     ["branches[16]（17 土地）.holds[0]: 没有“hom”这个奖项，是不是“home”？"]),
    ("chair17, holds: [home]", "chair17, holds: [x]",
     ["branches[16]（17 土地）.holds[0]: 没有“x”这个奖项，可以写：home、station"]),
    # times
    ("2023-05-12T12:00:00+08:00", "2023-05-05T09:00:00+08:00", [
        "deadline: 2023-05-05T09:00:00+08:00 不在 opens_at 2023-05-05T09:00:00+08:00 之后"
    ]),
    ("2023-05-12T12:00:00+08:00", "2023-05-12T12:00:00", [
        "deadline: 2023-05-12T12:00:00 没有写时区，请写成 2023-05-12T12:00:00+08:00"
    ]),
    ("2023-05-12T12:00:00+08:00", "5月12日", [
        "deadline: 应是时间，如 2023-05-12T12:00:00+08:00，写的是“5月12日”"
    ]),
    ("Asia/Shanghai", "Asia/Shanghi",
     ["time_zone: 没有“Asia/Shanghi”这个时区，是不是“Asia/Shanghai”？"]),
    ('quiet_from: "21:00"', 'quiet_from: "24:30"',
     ["reminders.quiet_from: “24:30”不对，应是几点几分，如 21:00"]),
    ('{name: 前一天, days_before: 1, at: "09:07"}', '{name: 前一天, days_before: 1, at: "09:30"}', [
        "reminders.slots[3].at: 09:30：企业微信要求避开整点和半点，可写 09:37"
    ]),
    ('{name: 前一天, days_before: 1, at: "09:07"}', '{name: 前一天, days_before: 1, at: "07:59"}', [
        "reminders.slots[3].at: 07:59 在免打扰时段 21:00–08:00 里，请换个时间"
    ]),
    ('{name: 前一天, days_before: 1, at: "09:07"}', '{name: 前一天, days_before: 1}', [
        'reminders.slots[3]: days_before 还要写时间，请加 at: "09:07"'
    ]),
    ('{name: 前一天, days_before: 1, at: "09:07"}', '{name: 前一天, at: "09:07"}', [
        "reminders.slots[3]: days_after_opening、days_before、minutes_before 要写且只写一个，一个也没写"
    ]),
    ("{name: 截止前一小时, ", "{name: 截止前一小时, days_before: 0, ", [
        "reminders.slots[5]: days_after_opening、days_before、minutes_before 要写且只写一个，"
        "写了 days_before、minutes_before"
    ]),
    ("minutes_before: 63", 'minutes_before: 63, at: "09:07"', [
        "reminders.slots[5].at: minutes_before 已经定了时间，请删掉这一行"
    ]),
    ("minutes_before: 63", "minutes_before: 60", [
        "reminders.slots[5].minutes_before: 提前 60 分钟是 11:00：企业微信要求避开整点和半点，可写 63"
    ]),
    ("{name: 前一天", "{name: 当天早上", [
        "reminders.slots[4].name: “当天早上”已经用在 reminders.slots[3]，请换一个"
    ]),
    ("还有四天, days_before: 4", "还有四天, days_before: 8",
     ["reminders.slots[1]: 2023-05-04 09:07 早于 opens_at 2023-05-05T09:00:00+08:00"]),
    ("days_after_opening: 0", "days_after_opening: 8",
     ["reminders.slots[0]: 2023-05-13 09:17 不早于 deadline 2023-05-12T12:00:00+08:00"]),
    ("还有四天, days_before: 4", "还有四天, days_before: -4",
     ["reminders.slots[1].days_before: -4 太小，最小 0"]),
    ('days_off: ["2023-04-29"', 'days_off: ["2023-05-06"',
     ["reminders.work_days[1]: 2023-05-06 在 days_off 里也有，只留一处"]),
    ('days_off: ["2023-04-29"', 'days_off: ["5月1日"', [
        "reminders.days_off[0]: 应是日期，如 2023-05-12，写的是“5月1日”"
    ]),
    ("late_tolerance_minutes: 5", "late_tolerance_minutes: -5",
     ["late_tolerance_minutes: -5 太小，最小 0"]),
    # keys
    ("    quota: 2", "    quote: 2", [
        "tracks.home: 缺少 quota，请补上",
        "tracks.home.quote: 没有“quote”这个键，是不是“quota”？",
    ]),
    ("minimum_length: 1000", "minimum_length: 1000\n        maximum_lenght: 9",
     ["tracks.home.parts[2].maximum_lenght: 没有“maximum_lenght”这个键，是不是“minimum_length”？"]),
    ("   bonus: true", "   bonus: true\n            colour: red",
     [f"{CARD}.sections[5].colour: 没有“colour”这个键，请删掉"]),
    ("organiser: 中", "organizer: 中", [
        "最外层: 缺少 organiser，请补上",
        "organizer: 没有“organizer”这个键，是不是“organiser”？",
    ]),
    ("  home:\n", "  home:\n    id: home\n",
     ["tracks.home.id: id 就是上面的键“home”，请删掉这一行"]),
    # kinds
    ("kind: scorecard", "kind: scorcard", [
        "tracks.home.minimum_score: 没有评分表（scorecard），谈不上最低分，请删掉这一行",
        f"{CARD}.kind: 没有“scorcard”这种 kind，可以写：scorecard、checklist、fields、photos、essay、choice",
    ]),
    ("      - kind: essay\n        id", "      - id",
     ["tracks.home.parts[2]: 缺少 kind，请补上"]),
    ("type: phone", "type: fone", [
        "tracks.station.parts[0].fields[4].type: 写的是“fone”，可以写：text、integer、phone、date"
    ]),
    # types
    ("    quota: 2", "    quota: 两", ["tracks.home.quota: 应是整数，写的是“两”"]),
    ("    quota: 2", "    quota: 2.5", ["tracks.home.quota: 应是整数，写的是 2.5"]),
    ("    quota: 2", "    quota:", ["tracks.home.quota: 应是整数，什么也没写"]),
    ("    quota: 2", "    quota: 0", ["tracks.home.quota: 0 太小，最小 1"]),
    ("code: Y", "code: 驿", ["tracks.station.code: “驿”不对，应是一个大写字母"]),
    ("counts_bonus: true", "counts_bonus: yes",
     ["tracks.home.counts_bonus: 应是 true 或 false，写的是“yes”"]),
    ('phone: "82322450"', "phone: 82322450",
     ["contact.phone: 应是文字，写的是 82322450，请加上引号"]),
    ("name: 孙曙光", 'name: ""', ["contact.name: 这里是空的，请填写"]),
    ("email: ssg@", "email: ssg", ["contact.email: “ssgcugb.edu.cn”不对，应是电子邮箱地址"]),
    ("office: [office01, office02]", "office: office01",
     ["office: 应是列表，写的是“office01”"]),
    ("office: [office01, office02]", "office: []",
     ["office: 这里是空的，至少要有一个"]),
    ('- {number: "02"', '- 三\n  - {number: "02"',
     ["branches[1]: 应是“键: 值”，写的是“三”"]),
    # questions of the office's own
    ("answer: 两项各报各的：可以都报，也可以只报一项。", "answer:",
     ["faq[1].answer: 应是文字，什么也没写"]),
    ("answer: 两项各报各的：可以都报，也可以只报一项。", 'answer: " "',
     ["faq[1].answer: 这里是空的，请填写"]),
    ("answer: 两项各报各的：可以都报，也可以只报一项。", f"answer: {'长' * 683}",
     ["faq[1].answer: 有 2049 字节，一条消息最多 2048，请缩短"]),
    ("[小家和驿站可以都报吗, 两个奖能一起报吗, 只报一项可以吗]", "[]",
     ["faq[1].samples: 这里是空的，至少要有一个"]),
    ("samples: [小家和驿站可以都报吗, 两个奖能一起报吗, 只报一项可以吗]\n    answer", "answer",
     ["faq[1]: 缺少 samples，请补上"]),
    ("只报一项可以吗", "团队工作室，能不能申报？",
     ["faq[1].samples[2]: “团队工作室，能不能申报？”在 faq[0].samples[1] 已经有了，只留一个"]),
    ("只报一项可以吗", "只报一项",
     ["faq[1].samples[2]: “只报一项”不像问题，请按大家的问法写"]),
    ("results: 校", "result: 校", ["result: 没有“result”这个键，是不是“results”？"]),
    ("id: cugb-2023", "id: 地大 2023", ["id: “地大 2023”不对，应是小写字母、数字和 -，最多 40 个"]),
]  # fmt: skip


LOOK = "请检查这里的缩进、冒号和引号"
BROKEN = [
    ("  name: 孙曙光", "\tname: 孙曙光",
     "第 {line} 行第 1 列: 这里有制表符（Tab），缩进请用空格"),
    ("code: J", "code: *J", "第 {line} 行第 11 列: "
     f"不是合法的 YAML（* 在 YAML 里是引用，要写这个字符请加引号），{LOOK}"),
    ("code: J", "code: J: K", "第 {line} 行第 12 列: "
     f"不是合法的 YAML（这里不能再有冒号），{LOOK}"),
    ("code: J", "code: \x07", "第 {line} 行: 有一个看不见的控制字符，请删掉"),
    ("code: J", "code: J\n    code: K",
     "tracks.home.code: 这个键在第 {line} 行已经写过，只留一个"),
]  # fmt: skip
