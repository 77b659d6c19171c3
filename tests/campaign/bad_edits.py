"""Small edits that break the shipped config.yaml, each with exactly what must be reported."""

from __future__ import annotations

CARD = "tracks.home.parts[0]"

BAD = [
    # totals
    ("points: 17\n", "points: 18\n", [
        f"{CARD}: sections add up to 111, points says 110",
        f"{CARD}.sections[2]: items add up to 17, points says 18",
    ]),
    ("points: 110", "points: 109", [f"{CARD}: sections add up to 110, points says 109"]),
    ("bonus_points: 10", "bonus_points: 5",
     [f"{CARD}: bonus sections add up to 10, bonus_points says 5"]),
    ("        bonus_points: 10\n", "",
     [f"{CARD}: bonus sections add up to 10, bonus_points says 0"]),
    ("            bonus: true\n", "",
     [f"{CARD}: bonus sections add up to 0, bonus_points says 10"]),
    ("minimum_score: 80", "minimum_score: 111",
     ["tracks.home.minimum_score: 111 cannot be reached, 110 points can be counted"]),
    ("minimum_score: 80\n    counts_bonus: true", "minimum_score: 101\n    counts_bonus: false",
     ["tracks.home.minimum_score: 101 cannot be reached, 100 points can be counted"]),
    ("limit_per_branch: 1\n", "limit_per_branch: 1\n    minimum_score: 6\n",
     ["tracks.station.minimum_score: there is no scorecard to reach it on, remove this line"]),
    ("points: 4\n", "points: 25\n", [
        f"{CARD}.sections[0]: items add up to 41, points says 20",
        f"{CARD}.sections[0].items[0].points: 25 is too high, at most 20",
    ]),
    ("minimum: 3", "minimum: 6",
     ["tracks.home.parts[1]: minimum 6 is more than maximum 5, swap or raise it"]),
    # ids and names used twice
    ('id: "2.3"', 'id: "2.2"',
     [f"{CARD}.sections[1].items[2].id: '2.2' should be '2.3', item 3 of section 2"]),
    ('id: "2.3"', 'id: "2-3"', [
        f"{CARD}.sections[1].items[2].id: '2-3' should be '2.3', item 3 of section 2",
        f"{CARD}.sections[1].items[2].id: '2-3' is not an item id such as 2.3",
    ]),
    ("number: 二", "number: 一",
     [f"{CARD}.sections[1].number: '一' is already used by {CARD}.sections[0], choose another"]),
    ('id: "2"\n', 'id: "1"\n', [
        "tracks.station.parts[1].items[1].id: '1' is already used by "
        "tracks.station.parts[1].items[0], choose another"
    ]),
    ("{id: opinion", "{id: phone", [
        "tracks.station.parts[2].fields[1].id: 'phone' is already used by "
        "tracks.station.parts[0].fields[4], choose another"
    ]),
    ("id: essay", "id: photos",
     ["tracks.home.parts[2].id: 'photos' is already used by tracks.home.parts[1], choose another"]),
    ("code: Y", "code: J",
     ["tracks.station.code: 'J' is already used by tracks.home, choose another"]),
    ("short_name: 驿站", "short_name: 小家",
     ["tracks.station.short_name: '小家' is already used by tracks.home, choose another"]),
    ('number: "02"', 'number: "01"',
     ["branches[1].number: '01' is already used by branches[0], choose another"]),
    ("name: 工程技术学院分工会", "name: 机关分工会",
     ["branches[1].name: '机关分工会' is already used by branches[0], choose another"]),
    ("short_name: 工程", "short_name: 机关",
     ["branches[1].short_name: '机关' is already used by branches[0], choose another"]),
    # what people could not tell apart, or would never be asked
    ("short_name: 工程,", "short_name: 小家,",
     ["branches[1].short_name: '小家' is the name of tracks.home, choose another"]),
    ("short_name: 工程,", 'short_name: "12",',
     ["branches[1].short_name: '12' would be read as a number, use a word"]),
    ("label: 小组名称", "label: 暖心驿站名称", [
        "tracks.station.parts[0].fields[3].label: '暖心驿站名称' is already used by "
        "tracks.station.parts[0].fields[0], choose another"
    ]),
    ("label: 分工会意见", "label: 分工会名称（简称）", [
        "tracks.station.parts[2].fields[1].label: '分工会名称（简称）' is already used by "
        "tracks.station.parts[0].fields[1], choose another"
    ]),
    ("short_name: 工程,", "short_name: 工程, extra: [station],", [
        "branches[1].extra: the office allows further applications in the chat (加报), "
        "remove this line"
    ]),
    # people and titles
    ("chair: chair02", "chair: Chair01", [
        "branches[1].chair: 'Chair01' is already answering for branches[0], "
        "a person has one role only"
    ]),
    ("chair: chair02", "chair: chair02, deputy: chair02", [
        "branches[1].deputy: 'chair02' is already answering for branches[1], "
        "a person has one role only"
    ]),
    ("office: [office01, office02]", "office: [office01, CHAIR03]", [
        "office[1]: 'CHAIR03' is already answering for branches[2], a person has one role only"
    ]),
    ("office: [office01, office02]", "office: [office01, Office01]",
     ["office[1]: 'Office01' is already in the office, a person has one role only"]),
    ("chair: chair02", "chair: 王老师",
     ["branches[1].chair: '王老师' is not a WeCom user id: letters, digits, _-@."]),
    ("chair17, holds: [home]", "chair17, holds: [hom]",
     ["branches[16].holds[0]: unknown track 'hom', did you mean 'home'?"]),
    ("chair17, holds: [home]", "chair17, holds: [x]",
     ["branches[16].holds[0]: unknown track 'x', known are home, station"]),
    # times
    ("2023-05-12T12:00:00+08:00", "2023-05-05T09:00:00+08:00", [
        "deadline: 2023-05-05T09:00:00+08:00 is not after opens_at 2023-05-05T09:00:00+08:00"
    ]),
    ("2023-05-12T12:00:00+08:00", "2023-05-12T12:00:00", [
        "deadline: 2023-05-12T12:00:00 has no offset from UTC, write 2023-05-12T12:00:00+08:00"
    ]),
    ("2023-05-12T12:00:00+08:00", "5月12日", [
        "deadline: expected a time such as 2023-05-12T12:00:00+08:00, found '5月12日'"
    ]),
    ("Asia/Shanghai", "Asia/Shanghi",
     ["time_zone: unknown time zone 'Asia/Shanghi', did you mean 'Asia/Shanghai'?"]),
    ('quiet_from: "21:00"', 'quiet_from: "24:30"',
     ["reminders.quiet_from: '24:30' is not a time of day such as 21:00"]),
    ('{name: 前一天, days_before: 1, at: "09:07"}', '{name: 前一天, days_before: 1, at: "09:30"}', [
        "reminders.slots[3].at: 09:30: WeCom asks to avoid :00 and :30, take 09:37"
    ]),
    ('{name: 前一天, days_before: 1, at: "09:07"}', '{name: 前一天, days_before: 1, at: "07:59"}', [
        "reminders.slots[3].at: 07:59 is in the quiet hours 21:00-08:00, choose another time"
    ]),
    ('{name: 前一天, days_before: 1, at: "09:07"}', '{name: 前一天, days_before: 1}', [
        'reminders.slots[3]: days_before needs a time of day, add at: "09:07"'
    ]),
    ('{name: 前一天, days_before: 1, at: "09:07"}', '{name: 前一天, at: "09:07"}', [
        "reminders.slots[3]: exactly one of days_after_opening, days_before, minutes_before "
        "is needed, found none"
    ]),
    ("{name: 截止前一小时, ", "{name: 截止前一小时, days_before: 0, ", [
        "reminders.slots[5]: exactly one of days_after_opening, days_before, minutes_before "
        "is needed, found days_before and minutes_before"
    ]),
    ("minutes_before: 63", 'minutes_before: 63, at: "09:07"', [
        "reminders.slots[5].at: minutes_before tells the time already, remove this line"
    ]),
    ("minutes_before: 63", "minutes_before: 60", [
        "reminders.slots[5].minutes_before: 60 minutes before is 11:00: "
        "WeCom asks to avoid :00 and :30, take 63"
    ]),
    ("{name: 前一天", "{name: 当天早上", [
        "reminders.slots[4].name: '当天早上' is already used by reminders.slots[3], choose another"
    ]),
    ("还有四天, days_before: 4", "还有四天, days_before: 8",
     ["reminders.slots[1]: 2023-05-04 09:07 is before opens_at 2023-05-05T09:00:00+08:00"]),
    ("days_after_opening: 0", "days_after_opening: 8",
     ["reminders.slots[0]: 2023-05-13 09:17 is not before deadline 2023-05-12T12:00:00+08:00"]),
    ("还有四天, days_before: 4", "还有四天, days_before: -4",
     ["reminders.slots[1].days_before: -4 is too low, at least 0"]),
    ('days_off: ["2023-04-29"', 'days_off: ["2023-05-06"',
     ["reminders.work_days[1]: 2023-05-06 is in days_off too, keep it in one of them"]),
    ('days_off: ["2023-04-29"', 'days_off: ["5月1日"', [
        "reminders.days_off[0]: expected a date such as 2023-05-12, found '5月1日'"
    ]),
    ("late_tolerance_minutes: 5", "late_tolerance_minutes: -5",
     ["late_tolerance_minutes: -5 is too low, at least 0"]),
    # keys
    ("    quota: 2", "    quote: 2", [
        "tracks.home: missing key 'quota', add it",
        "tracks.home.quote: unknown key 'quote', did you mean 'quota'?",
    ]),
    ("minimum_length: 1000", "minimum_length: 1000\n        maximum_lenght: 9",
     ["tracks.home.parts[2].maximum_lenght: unknown key 'maximum_lenght', "
      "did you mean 'minimum_length'?"]),
    ("   bonus: true", "   bonus: true\n            colour: red",
     [f"{CARD}.sections[5].colour: unknown key 'colour', remove it"]),
    ("organiser: 中", "organizer: 中", [
        "top level: missing key 'organiser', add it",
        "organizer: unknown key 'organizer', did you mean 'organiser'?",
    ]),
    ("  home:\n", "  home:\n    id: home\n",
     ["tracks.home.id: the id is the key 'home', remove this line"]),
    # kinds
    ("kind: scorecard", "kind: scorcard", [
        "tracks.home.minimum_score: there is no scorecard to reach it on, remove this line",
        f"{CARD}.kind: unknown kind 'scorcard', "
        "known are scorecard, checklist, fields, photos, essay",
    ]),
    ("      - kind: essay\n        id", "      - id",
     ["tracks.home.parts[2]: missing key 'kind', add it"]),
    ("type: phone", "type: fone", [
        "tracks.station.parts[0].fields[4].type: unknown value 'fone', "
        "known are text, integer, phone, date"
    ]),
    # types
    ("    quota: 2", "    quota: 两", ["tracks.home.quota: expected a whole number, found '两'"]),
    ("    quota: 2", "    quota: 2.5", ["tracks.home.quota: expected a whole number, found 2.5"]),
    ("    quota: 2", "    quota:", ["tracks.home.quota: expected a whole number, found nothing"]),
    ("    quota: 2", "    quota: 0", ["tracks.home.quota: 0 is too low, at least 1"]),
    ("code: Y", "code: 驿", ["tracks.station.code: '驿' is not one capital letter"]),
    ("counts_bonus: true", "counts_bonus: yes",
     ["tracks.home.counts_bonus: expected true or false, found 'yes'"]),
    ('phone: "82322450"', "phone: 82322450",
     ["contact.phone: expected text, found 82322450, put it in quotes"]),
    ("name: 孙曙光", 'name: ""', ["contact.name: this is empty, fill it in"]),
    ("email: ssg@", "email: ssg", ["contact.email: 'ssgcugb.edu.cn' is not an e-mail address"]),
    ("office: [office01, office02]", "office: office01",
     ["office: expected a list, found 'office01'"]),
    ("office: [office01, office02]", "office: []",
     ["office: this is empty, at least one is needed"]),
    ('- {number: "02"', '- 三\n  - {number: "02"',
     ["branches[1]: expected keys with values, found '三'"]),
    # questions of the office's own
    ("answer: 两项各报各的：可以都报，也可以只报一项。", "answer:",
     ["faq[1].answer: expected text, found nothing"]),
    ("answer: 两项各报各的：可以都报，也可以只报一项。", 'answer: " "',
     ["faq[1].answer: this is empty, fill it in"]),
    ("answer: 两项各报各的：可以都报，也可以只报一项。", f"answer: {'长' * 683}",
     ["faq[1].answer: this has 2049 bytes, a message holds 2048, shorten it"]),
    ("[小家和驿站可以都报吗, 两个奖能一起报吗, 只报一项可以吗]", "[]",
     ["faq[1].samples: this is empty, at least one is needed"]),
    ("samples: [小家和驿站可以都报吗, 两个奖能一起报吗, 只报一项可以吗]\n    answer", "answer",
     ["faq[1]: missing key 'samples', add it"]),
    ("只报一项可以吗", "团队工作室，能不能申报？",
     ["faq[1].samples[2]: '团队工作室，能不能申报？' is already faq[0].samples[1], "
      "remove one of them"]),
    ("只报一项可以吗", "只报一项",
     ["faq[1].samples[2]: '只报一项' asks nothing, write the question as people ask it"]),
    ("results: 校", "result: 校", ["result: unknown key 'result', did you mean 'results'?"]),
    ("id: cugb-2023", "id: 地大 2023", ["id: '地大 2023' is not an id: small letters, digits and -"]),
]  # fmt: skip


LOOK = "check the indentation, colons and quotes here"
BROKEN = [
    ("  name: 孙曙光", "\tname: 孙曙光", "line {line}, column 1: a tab, indent with spaces instead"),
    ("code: J", "code: *J", "line {line}, column 11: "
     f"not valid YAML (* stands for text above, quote it), {LOOK}"),
    ("code: J", "code: J: K", "line {line}, column 12: "
     f"not valid YAML (mapping values are not allowed here), {LOOK}"),
    ("code: J", "code: \x07", "line {line}: an invisible control character, delete it"),
    ("code: J", "code: J\n    code: K",
     "tracks.home.code: this key is already on line {line}, keep only one"),
]  # fmt: skip
