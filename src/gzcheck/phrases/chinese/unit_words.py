"""Units and currencies as Chinese prints them, after CLDR 45. A line is a unit's name, then what it is printed as.

Units that this tool has no reading for are here too: they must not be taken for another one, nor for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from gzcheck.model import printed_units

_CURRENCIES = """
CNY: 元人民币 人民币元 人民币 元 块钱 块 元钱 软妹币 RMB CNY
USD: 美元 美金 US$ USD 美圆
HKD: 港元 港币 HK$ HKD 港纸
MOP: 澳门元 澳门币 葡币 MOP$ MOP
TWD: 新台币 台币 台币元 新台币元 NT$ TWD NTD
EUR: 欧元 € EUR
JPY: 日元 日币 JPY 円
GBP: 英镑 £ GBP
KRW: 韩元 韩币 韩圜 ₩
KPW: 朝鲜元
AUD: 澳元 澳大利亚元 澳币 A$
CAD: 加元 加拿大元 加币 C$
NZD: 新西兰元 纽元 纽币
SGD: 新加坡元 新元 坡元 新币 S$
CHF: 瑞士法郎 瑞郎
RUB: 卢布 俄罗斯卢布 ₽
THB: 泰铢 铢 ฿
INR: 印度卢比 卢比 ₹
PKR: 巴基斯坦卢比
LKR: 斯里兰卡卢比
NPR: 尼泊尔卢比
IDR: 印尼盾 印尼卢比 印度尼西亚卢比 印度尼西亚盾
VND: 越南盾 ₫
MYR: 林吉特 令吉 马币 马来西亚林吉特 马来西亚令吉
PHP: 菲律宾比索 ₱
MXN: 墨西哥比索
ARS: 阿根廷比索
CLP: 智利比索
COP: 哥伦比亚比索
BRL: 雷亚尔 巴西雷亚尔
ZAR: 兰特 南非兰特
TRY: 里拉 土耳其里拉 ₺
NGN: 奈拉 尼日利亚奈拉 ₦
EGP: 埃及镑 埃镑
SEK: 瑞典克朗
NOK: 挪威克朗
DKK: 丹麦克朗
CZK: 捷克克朗
ISK: 冰岛克朗
PLN: 兹罗提 波兰兹罗提
HUF: 福林 匈牙利福林
UAH: 格里夫纳 格里夫尼亚 ₴
KZT: 坚戈 哈萨克斯坦坚戈
AED: 迪拉姆 阿联酋迪拉姆
SAR: 沙特里亚尔 里亚尔
IRR: 伊朗里亚尔
QAR: 卡塔尔里亚尔
KWD: 科威特第纳尔
ILS: 谢克尔 以色列新谢克尔 新谢克尔 ₪
KES: 肯尼亚先令
MMK: 缅元 缅币 缅甸元
KHR: 瑞尔 柬埔寨瑞尔
LAK: 基普 老挝基普
MNT: 图格里克 蒙古图格里克
BDT: 塔卡 孟加拉塔卡
XAF: 中非法郎
XOF: 西非法郎
MXN|PHP|ARS|CLP|COP|UYU|DOP|CUP: 比索
SEK|NOK|DKK|CZK|ISK: 克朗
KES|TZS|UGX|SOS: 先令
CHF|XAF|XOF|XPF: 法郎
KWD|RSD|IQD|JOD|DZD: 第纳尔
IDR|VND: 盾
GBP|EGP|LBP: 镑
BGN: 列弗
RON|MDL: 列伊
unread: 比特币 以太币 塔拉 马克 索姆 元券 金元 银元 ¢ ₿
"""
_UNITS = """
percentage-point: 个百分点 百分点 个%
basis-point: 个基点 基点 BP bp
percent: % ％ 个百分比
permille: ‰
ratio: 倍
m2: 平方米 平米 平 ㎡ m2
km2: 平方公里 平方千米 km2
ha: 公顷
mu: 亩
m3: 立方米 m3
l: 升 公升 L
ml: 毫升 ml mL
km: 公里 千米 km
m: 米 公尺
cm: 厘米 公分 cm
mm: 毫米 mm
t: 吨 公吨
kg: 公斤 千克 kg KG Kg
g: 克 公克
mg: 毫克 mg
W: 瓦特
kW: 千瓦 kW KW
MW: 兆瓦 MW
GW: 吉瓦 GW
kWh: 千瓦时 千瓦小时 kWh
MWh: 兆瓦时 MWh
GWh: 吉瓦时 GWh
TWh: 太瓦时 TWh
year: 年 岁 周年 周岁 年时间 个年头
quarter: 个季度
month: 个月 个多月 个月时间
week: 周 个星期 星期 个多星期
day: 天
unread: 个工作日 工作日
hour: 小时 个小时 个多小时 个钟头
minute: 分钟
second: 秒 秒钟
celsius: 摄氏度 °C 度C
fahrenheit: 华氏度 °F
km/h: 公里/小时 千米/小时 km/h 公里每小时
m/s: 米/秒 米每秒 m/s
km/s: 公里/秒 千米/秒
mph: 英里/小时 英里每小时
m3/s: 立方米/秒 立方米每秒
ug/m3: 微克/立方米 微克每立方米
mg/m3: 毫克/立方米 毫克每立方米
mg/l: 毫克/升 毫克每升
barrel-per-day: 桶/日 桶/天
square-foot: 平方英尺 平方尺
square-mile: 平方英里
acre: 英亩
cm2: 平方厘米
unread: 平方里 平方毫米 平方分米 平方海里
cubic-foot: 立方英尺
cm3: 立方厘米
km3: 立方公里 立方千米
unread: 立方分米
gallon: 加仑
imperial-gallon: 英制加仑
pint: 品脱
quart: 夸脱
bushel: 蒲式耳
barrel: 桶
mile: 英里
foot: 英尺
inch: 英寸
yard: 英码 码
nautical-mile: 海里
light-year: 光年
li: 华里
unread: 里 里地
chi: 市尺
unread: 尺 寸 丈
jin: 斤 市斤
liang: 市两
unread: 两 钱 担 石米
lb: 磅
oz: 盎司
troy-ounce: 金衡盎司
carat: 克拉
ug: 微克
um: 微米 μm
nm: 纳米 nm
tce: 吨标准煤 吨标煤
toe: 吨油当量
kWh: 度电
unread: 度 °
dB: 分贝
kcal: 千卡 大卡
unread: 卡路里 卡
J: 焦耳
kJ: 千焦
MJ: 兆焦
V: 伏 伏特
kV: 千伏
unread: 安培 毫安 毫安时 千安
Hz: 赫兹 赫
MHz: 兆赫
kHz: 千赫
GHz: 吉赫
hPa: 百帕
Pa: 帕
MPa: 兆帕
kPa: 千帕
mmHg: 毫米汞柱
byte: 字节
MB: 兆字节 MB
GB: 吉字节 GB
TB: 太字节 TB
PB: PB
kB: KB
unread: 像素 万像素
unread: 马赫
metric-horsepower: 马力 匹马力
unread: 人年
unread: 折 折起
teu: 标箱 标准箱 TEU
unread: 载重吨 总吨
unread: 年代
century: 个世纪
unread: 世纪
ppm: ppm
ppb: ppb
"""
POWERS = {"角": -1, "毛钱": -1, "毛": -1, "美分": -2, "欧分": -2, "便士": -2}
"""The power of ten from what is printed to the currency."""
_SMALL_CHANGE = {"角": "CNY", "毛钱": "CNY", "毛": "CNY", "美分": "USD", "欧分": "EUR", "便士": "GBP"}
_ONLY_BEHIND = {"元", "块", "块钱", "元钱", "盾", "镑", "铢", "美圆", "新元", "新币"}
_SIGNS = {"$": ("USD", "HKD", "AUD", "CAD", "NZD", "SGD", "TWD"), "¥": ("CNY",)}
CLASSIFIERS = (
    "个家项名人件台座所条辆位套架艘户次只种处间场款支株例宗笔张份头匹棵幢栋门片省市区县镇村层枚对组班列口批届期轮代"
    "卷册部篇章集首幅颗粒根瓶箱袋盒包桌双顶把尾盏面道段类样剂针站排拨波员岛国州乡街路店馆校院厂企宿床席票车船机"
    "副尊樽盘碗杯罐筐筒捆束串滴堂课学科门户回趟遍番顿阵声句字页行题步发枪炮弹伙伍队营团旅师军"
)


def _forms(lines: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for line in lines.strip().splitlines():
        names, _, forms = line.partition(": ")
        yield from ((form, tuple(names.split("|"))) for form in forms.split())


def _is_listed(form: str) -> bool:
    """Whether a form of the list of units is one that is read here: no symbol, and no part of other words."""
    return len(form) > 1 and form.isalpha() and not form.isascii() and form[0] not in "每人百千万月日季度"


def _listed() -> dict[str, tuple[str, ...]]:
    forms = printed_units("zh").items()
    return {form: names or ("unread",) for form, names in forms if _is_listed(form)}


def _behind_yuan() -> Iterator[tuple[str, tuple[str, ...]]]:
    """ "元港币": the currency's name behind the yuan that it is counted in."""
    for form, names in _forms(_CURRENCIES):
        if len(form) > 1 and "元" not in form and not form.isascii():
            yield f"元{form}", names


UNITS = {
    **_listed(),
    **dict(_forms(_CURRENCIES + _UNITS)),
    **{form: (name,) for form, name in _SMALL_CHANGE.items()},
    **dict(_behind_yuan()),
}
"""What is printed behind a number, and what it may stand for, the usual unit first; `unread` has no reading."""
CURRENCIES = {form: names for form, names in _forms(_CURRENCIES) if form not in _ONLY_BEHIND} | _SIGNS
"""What is printed in front of a number."""
