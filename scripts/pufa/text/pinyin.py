"""Pinyin of Han text: pypinyin, with our own list of what it misreads.

In: text.  Out: a reading for every Han character, or an id in ASCII.  Citation tones with
tone marks; the neutral tone has none.  ``readings.txt`` holds words of law and village, read
as the 现代汉语词典 reads them.  A surname before 某 is read as a surname.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from pufa.text import han

_LONGEST = 40
_RUN = re.compile(f"[{han.HAN}]+")

# Surnames that are read in their own way (before 某, as courts name people).
_SURNAMES = {
    **{"单": "shàn", "曾": "zēng", "任": "rén", "解": "xiè", "查": "zhā", "区": "ōu"},
    **{"仇": "qiú", "朴": "piáo", "盖": "gě", "华": "huà", "葛": "gě", "尉": "yù", "乐": "yuè"},
    **{"燕": "yān", "缪": "miào", "召": "shào", "宓": "fú", "冼": "xiǎn", "员": "yùn"},
}
_NAMED = re.compile(f"([{''.join(_SURNAMES)}])(?=某)")

# What hangs on the words around a character, however they are cut.
_AROUND = tuple(
    (re.compile(pattern), reading)
    for pattern, reading in (
        ("好(?=赌|酒色|逸恶劳)", "hào"),
        ("还(?=款|钱|债|清|账|贷|本付息|给[你我他她]|$)", "huán"),
        ("(?<=不)为(?=名|利|钱)", "wèi"),
        ("(?<![目标])(?<!中)的(?!确|士|放矢)|(?<=[超商]标)的", "de"),
        ("和(?=药)", "hé"),
        ("还(?=不(?:清楚|付|给|是|能|行|够))", "hái"),
        ("应(?=付(?:金|款|的|未付|工资))", "yīng"),
        ("(?<=[偿归退返送奉])还", "huán"),
        ("处(?=理|罚|置|以[罚警拘刑死])", "chǔ"),
        ("处(?=[一二两三五六七十]+(?:年|个月|日)以[上下])", "chǔ"),
        ("调(?=解|处|停|剂)", "tiáo"),
        ("调(?=查|取|阅|离|档)", "diào"),
        ("要(?=求(?![助职救医]))", "yāo"),
        ("尽(?=$|到|义务|孝|责|赡养|抚养|扶养)", "jìn"),
        ("(?<=[来去想要能可不没让帮他她我你谁直续])种(?![子类种苗畜猪源族])", "zhòng"),
        ("(?<=[一二两三四五六七八九十百几多每])只(?![要有能是好得管会])", "zhī"),
        (
            "(?<=[^\\W土田山林坡荒场当基各本耕草工])地(?=[说讲问答走]|告诉|拒绝|表示)",
            "de",
        ),
        ("(?<=[说讲写做办过住吵闹打看听记管判学跑走长])得(?=[很太更最好清对多快慢][^处])", "de"),
        (
            "(?<=[就都也还总又才我你他她咱们])得(?=[先去找有由等让看经按把跟靠交写签报听问赔付])",
            "děi",
        ),
        # Of a mediator, who seldom moves anything: 再调, 交警调, 调不成.
        (
            "(?<![强对抽借声腔曲音语论基单格函选征步色情老高低外内上下])"
            "调(?![查取阅动离档走来去出入换包派拨任令度研遣集兵卷头门号子虎回用运到监录])",
            "tiáo",
        ),
        ("(?<=[前日月底先再各已共])还(?=[一二两三四五六七八九十几半]+[百千万元块成])", "huán"),
        ("还(?=多少|地(?:$|[咋怎要]))", "huán"),
        ("(?<=[舍了怪巴恨顾由使要]不)得", "de"),
        (
            "(?<![所不取获征求赢分应难博就都也还总又才我你他她咱们])"
            "得(?=[更太很最久快远近深浅晚早严满直高低]|上心|清楚|[多重长好]$)",
            "de",
        ),
        ("(?<=[高低大小多少快慢好差早晚贵重轻长远])得(?=多)", "de"),
        ("(?<=[沦折算])为", "wéi"),
        ("(?<=[户村组年月人日])为(?=单位)", "wéi"),
        (
            "为(?=原则|基本|标志|标准|例外|代价|借口|理由|目标|重点|核心|主要|止$|假[种冒药]|劣种)",
            "wéi",
        ),
        ("当(?=事人|选|着)", "dāng"),
        ("(?<![适正恰妥得典])当(?=[场庭面地])", "dāng"),
        (
            "(?<![这那一两三几各某何每此种多哪良品火配选留下绝播浸拌])种(?=[一两几][季年茬]|过|到|上"
            "|不了|得|庄稼|菜|粮|树|田|花生|玉米|大豆|烟|棉|麦|地|着|了)",
            "zhòng",
        ),
        ("(?<=[白代抢])种(?![子类苗])", "zhòng"),
        ("(?<=[得又很太更最较越米尺丈寸限])长(?![大出高成草势满芽相得期久了])", "cháng"),
        ("重(?=新)", "chóng"),
        ("(?<=(.))没(?=\\1)", "méi"),
        ("(?<=日)没(?!收)", "méi"),
        ("(?<=[写抓拿带扛指看守坐站放贴挂引])着(?![了火])", "zhe"),
        ("(?<=商)量", "liang"),
        (
            "(?<![数质重产商流含用食饭酒胆力计剂能容音雨储总大少尽定适考估打衡测丈思掂较])"
            "量(?=[起过了准错一院]|地[^方]|尺寸|的尺)",
            "liáng",
        ),
        ("供(?=养)", "gōng"),
        ("卷(?=[帘走款])", "juǎn"),
        ("(?<=[看阅查借归案])卷", "juàn"),
        ("卷(?=[里内中])", "juàn"),
    )
)


def readings(text: str) -> list[tuple[str, str | None]]:
    """Every character of *text* with its reading; None for what is not Han or has none."""
    found: list[tuple[str, str | None]] = [(char, None) for char in text]
    for run in _RUN.finditer(text):
        for place, reading in enumerate(_read(run.group(0)), run.start()):
            found[place] = (text[place], reading)
    for name in _NAMED.finditer(text):
        found[name.start()] = (name.group(1), _SURNAMES[name.group(1)])
    return found


# What readers expect, where dictionaries put another reading first.
_EXPECTED = {"调": "tiáo", "处": "chǔ", "为": "wéi"}


def unusual(text: str) -> list[tuple[str, str | None]]:
    """Every character of *text*; its reading only where a reader may expect another one.

    That of 还款, not of 还有; a neutral tone, the changing tones of 一 and 不 and the two
    readings of 谁 are nobody's mistake.
    """
    return [
        (char, reading if reading and _is_unusual(char, reading) else None)
        for char, reading in readings(text)
    ]


def _is_unusual(char: str, reading: str) -> bool:
    usual = _usual(char)
    if char in "一不谁" or reading == usual:
        return False
    is_neutral = any(one.isascii() for one in (reading, usual))
    return not (is_neutral and plain(reading) == plain(usual))


@cache
def _usual(char: str) -> str:
    from pypinyin import Style, pinyin

    return _EXPECTED.get(char) or pinyin(char, style=Style.TONE, heteronym=True)[0][0]


def spelled(text: str) -> str:
    """The readings of *text*, with spaces between; what has none is left out."""
    return " ".join(reading for _, reading in readings(text) if reading)


def plain(syllables: str) -> str:
    """*syllables* without their tone marks, in capitals: what dictionaries sort by."""
    letters = unicodedata.normalize("NFD", syllables).upper()
    return "".join(char for char in letters if not unicodedata.combining(char))


def _read(run: str) -> list[str | None]:
    _prepare()
    from pypinyin import Style, pinyin

    # One item a character; what it cannot read comes back as it was, one by one.
    items = [item[0] for item in pinyin(run, style=Style.TONE, errors=list)]  # type: ignore[arg-type]
    found = [None if _RUN.fullmatch(item) else item for item in items]
    for pattern, reading in _AROUND:
        for char in pattern.finditer(run):
            found[char.start()] = reading
    return found


@cache
def _prepare() -> None:
    # Its dictionaries take 57 MB and a quarter of a second, which few commands need.
    from pypinyin import load_phrases_dict

    lines = Path(__file__).with_name("readings.txt").read_text("utf-8").splitlines()
    words = (line.split() for line in lines if not line.startswith("#"))
    load_phrases_dict({word: [[one] for one in reading] for word, *reading in words})


def slug(text: str) -> str:
    """An id made of *text*'s pinyin: 花生种子不出芽 → huasheng-zhongzi…; empty where it has none.

    Cut at 40 characters, at a syllable.
    """
    _prepare()
    from pypinyin import Style, lazy_pinyin

    syllables = [
        re.sub(r"[^a-z0-9]", "", part.lower()) for part in lazy_pinyin(text, style=Style.NORMAL)
    ]
    words: list[str] = []
    for syllable in filter(None, syllables):
        if len("-".join([*words, syllable])) > _LONGEST:
            break
        words.append(syllable)
    return "-".join(words)
