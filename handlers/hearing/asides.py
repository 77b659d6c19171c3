"""Words meant for somebody else: a family, a colleague, a group; a notice passed on."""

from __future__ import annotations

import re

LONGEST_ASIDE = 24  # characters; a station or an activity may well mention a canteen in more
_NOTICE = re.compile(
    r"^(?:[【\[]?(?:通知|转发|紧急|提醒)[】\]:]|转发[:,]?|各位|各(?:单位|学院|部门|教研室|系|班)[:,老]|"
    r"请(?:各位?|大家|收到的?)|@(?:所有人|全体))|"
    r"请.{0,6}于.{1,12}(?:前|之前).{0,6}(?:交|报|发|完成|填)|请(?:准时|按时|务必|相互|互相)|"
    r"^关于.{2,30}(?:通知|函|公告)|收到请?回复|请(?:查收|转发|知悉|周知)|特此通知|望周知"
)
_WHEN = r"(?:今天|今晚|明早|明天|后天|晚上|中午|上午|下午|早上|周末|几点|一会儿?|待会儿?)"
_PRIVATE = re.compile(
    r"^(?:爸|妈|老婆|老公|媳妇|亲爱的|宝贝|儿子|闺女|姐|哥|老[王李张刘陈赵孙周])(?:[,!我你,把晚今明]|$)|"
    r"(?:快递|外卖|包裹|取件).{0,6}(?:放|到|拿|取|在|丢|寄)|放(?:门卫|门口|楼下|传达室|快递柜)|"
    rf"{_WHEN}.{{0,6}}(?:吃|聚|回家|回来|回去|不回|见面?$|打球|爬山|逛|加班|接|喝)|"
    r"(?:食堂|楼下|门口|球场|车站|老地方)(?:见|等)|孩子.{0,4}(?:放学|发烧|病|作业|接|高考)|接(?:一下)?孩子|家长会|"
    r"到楼下|到家了|帮我(?:拿|带|买|取|捎|占|签|请)|带伞|下雨了|降温|天气(?:真|不错|好|预报|怎么)|今天.{0,4}(?:冷|热)|堵车|真堵|停车(?:证|位|费)|"
    r"(?:工资|奖金|绩效|公积金).{0,4}(?:发|到|涨|提|条)|发票.{0,3}(?:抬头|开|贴)|报销.{0,3}(?:单|流程|完|了)|"
    r"监考|补课|调课|换课|(?:试卷|卷子|成绩).{0,4}(?:改|录|交|印|出|登)|(?:挂号|体检报告|疫苗|机票|车票|电影票)|"
    r"会议室.{0,3}(?:订|借|几点)|几点(?:开会|开门|关门|发车|出发|集合|上课)"
)
_A_PLACE = re.compile(r"(?:驿站|之家|小家|小屋|站|室|楼|层|厅|吧|角|区|小组|教研室)$")
_WRITING = re.compile("组织|举办|开展|慰问|走访|看望|职工|老师们|为.{1,8}(?:送|发)|[、。]")

# People who write for a form or a report speak of 我们 and 我院; of 我, 你 and 咱 speaks who talks.
_FACE_TO_FACE = re.compile(
    r"我(?![们院校系部会国党单学分处馆所中室为馆]|工会)|[你您咱俺](?!好)|"
    r"(?:[啊呀嘛哈哦噢呗啦喽哟]|(?<![书茶水咖啡酒])吧|(?<=..)(?<![也得要能会非])不)$|"
    r"^(?:哎|唉|哦|噢|喂|嗨|嘿|呃|嗯|服了|头疼|求|早知道|真心|妹妹|弟弟|叔|姨)|没灵感|掉线|信号|没电|网(?:不|断|卡|太)|"
    r"^(?:刚才|刚刚(?!过去)|重发|再发|重新发)|(?:这|那)(?:是|才是)第.{1,2}段|"
    r"^(?:上|下|前|后)(?:面|一|半)?(?:的|句|段|截|条)|(?:可以|行|好|能|要|去|在|是)不$|"
    r"^(?:让|叫|请).{1,4}(?:老师|主任|书记|院长|同志)?(?:先|再|给|帮)?(?:看|过一?遍|过目|审|改)|"
    r"^换(?:成|到)?(?:小家|驿站|那|下|个)|^(?:周末|改天|下周|下次).{0,8}(?:吗|不|吧|去)"
)


def is_talking(text: str) -> bool:
    """Whether a compact text speaks to somebody, as no value and no report does."""
    return len(text) <= LONGEST_ASIDE and bool(_FACE_TO_FACE.search(text))


def is_aside(text: str) -> bool:
    """Whether a compact text was hardly written for the form nor for the bot."""
    if _NOTICE.search(text):
        return True
    is_short = len(text) <= LONGEST_ASIDE and not _A_PLACE.search(text)
    return is_short and bool(_PRIVATE.search(text)) and not _WRITING.search(text)
