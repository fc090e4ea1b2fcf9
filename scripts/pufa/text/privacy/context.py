"""How much the words around a candidate speak for a name, or against it.

In: a sentence, a candidate, the names that were found beside it.  Out: a number, how much
more (or less) doubt it may leave than elsewhere.  The numbers were tuned on the half
``tuning`` of tests/text/private.yml, on generated sentences and on our own articles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pufa.text.privacy import spared

if TYPE_CHECKING:
    from pufa.text.privacy.candidates import Candidate

# What speaks for a name: a role before it, a verb before it, a weaker sign, a title or a verb
# of people behind it; names beside it or on both sides; other people in the sentence; that
# the model takes it for single characters although a sign is there.
_ROLE, _ACTED_ON, _NEAR, _TITLE = 3.2, 3.2, 1.2, 2.0
_BESIDE, _BETWEEN, _TOLD, _BROKEN = 1.5, 3.2, 1.0, 1.5
_FIELD = 6.0  # 姓名：…
_ENOUGH = 0.9  # where a role is before it, one character behind a surname is as good as two
# What speaks against it: that prose goes on so (less where a role is before it), that
# something is counted (一张大纸), that a family is meant (李家); that the surname is rare and its
# character an everyday word, where no role is before it.
_ORDINARY, _ORDINARY_TOLD, _COUNTED, _FAMILY = 2.0, 1.0, 0.8, 0.7
_EVERYDAY = 1.0
_SURE = 0.15  # so little is always allowed behind a surname and two characters

_ROLES = (
    "申请人|原告|被告|上诉人|第三人|当事人|甲方|乙方|丙方|双方|村民|居民|邻居|承租人|出租人|承包人|发包人"
    "|借款人|出借人|贷款人|担保人|保证人|受害人|被害人|伤者|死者|逝者|证人|见证人|证明人|代理人|委托人|监护人"
    "|继承人|被继承人|立遗嘱人|遗赠人|收养人|户主|户名|开户人|姓名|联系人|收货人|收件人|经办人|记录人|调解员"
    "|网格员|工头|老板|雇主|雇员|工人|司机|驾驶员|车主|会计|学生|老师|医生|牧民|农民|队长|组长|主任|书记"
    "|支书|所长|民警|法官|律师|丈夫|妻子|老公|老婆|媳妇|老伴|儿子|女儿|闺女|长子|次子|长女|次女|孙子|孙女"
    "|外孙|父亲|母亲|哥哥|弟弟|姐姐|妹妹|大哥|二哥|女婿|儿媳|岳父|岳母|婆婆|公公|表弟|表哥|堂弟|堂哥|老人"
    "|老汉|大爷|大娘|男子|女子|同志|债权人|债务人|欠款人|收款人|付款人|买方|卖方|买受人|出卖人|肇事者|嫌疑人"
    "|被执行人|申请执行人"
)
_BEFORE = re.compile(
    rf"(?:{_ROLES}|一个是|分别是|名叫|叫作|我叫|他叫|她叫|人叫|孩子叫|本人|作者|图|照片)[:(“\" ]?$"
)
_LABEL = re.compile(rf"(?:{_ROLES}):$")
_ENDS = re.compile(r"[，,。；;、 (]|$")
_ACTING = re.compile(
    "(?:欠|找|替|借给|还给|判给|转给|租给|卖给|嫁给|告|打|骂|诉|听说|据|判|问|劝|托|帮|陪|撞|娶|看见|遇到"
    "|的是|别人是)了?$"
)
_NEARBY = re.compile("[向由被跟让请给与和是把叫]$")
_KIN = (
    "儿子|女儿|闺女|媳妇|丈夫|妻子|老婆|老公|父亲|母亲|父母|爹|妈|老伴|孩子|兄弟|弟弟|哥哥"
    "|姐姐|妹妹|侄"
)
BEHIND = re.compile(
    rf"(?:大爷|大娘|大妈|大叔|大婶|大哥|大姐|老人|老汉|同志|先生|女士|夫妇|夫妻|两口子|一家|家[的里门院]"
    rf"|的(?:{_KIN})|等人|等\d|诉|反映|称|说|讲|认为|不认|不服|不肯|不同意|拖欠|借款|借钱|借走"
    r"|\(?[男女][,，)]|[,，][男女][,，])"
)
_DOES = re.compile(
    "(?:[没不]|签字|签名|到[所场村庭]|起诉|上诉|出庭|死亡|受伤|住院|去世|病故|外出|打工|酒后|驾驶|骑|开车|打伤"
    "|打了|骂|欠|赔|还[了钱给清]|借[了给]|种[的了]|养[的了]|盖[的了房]|租|卖|买|跑了|来了|走了|答应|承认|要求"
    "|表示|告诉|觉得|把|被)"
)
_EVERYDAY_WORDS = frozenset(
    "和国华解有家能年公关钱费保律成申时来安生元月管权别文应包养司干农后经由单千明谈门都利修房仲向劳全路花位通"
    "双东那信查水车刑益代原暴满盖居印商纳官母支才平项终候况简容矫边易占步危相堵达妥台苗庄楚计银连线红封须师扶"
    "符宣涂井习班山羊越勾空柴赖"
)
_AND = re.compile("[、，,和与及跟同]")
_COUNTING = re.compile("[一二三四五六七八九十两几这那每拿0-9]$")
_REACH = 8


def allowance(sentence: str, one: Candidate, names: Sequence[tuple[int, int]]) -> float:
    """How much doubt *one* may leave where it stands, beside *names*."""
    if is_field(sentence, one.start, one.end):
        return _FIELD
    before = sentence[max(0, one.start - _REACH) : one.start]
    more = _signs(sentence, before, one.end) + _neighbours(sentence, one, names)
    if more > 1 and one.is_broken:
        more += _BROKEN
    if more > 2 and one.is_short:
        more += _ENOUGH
    if spared.is_ordinary(sentence[one.start : one.end]):
        more -= _ORDINARY_TOLD if more > 2 and not one.is_short else _ORDINARY
    if more < 2 and sentence[one.start] in _EVERYDAY_WORDS:
        more -= _EVERYDAY
    if _COUNTING.search(before):
        more -= _COUNTED
    if sentence[one.start + 1] == "家":
        more -= _FAMILY
    allowed = one.base + more
    return allowed if one.is_short else max(allowed, _SURE)


def is_hopeless(sentence: str, start: int, end: int) -> bool:
    """Whether prose goes on so, and nothing speaks for a name."""
    if not spared.is_ordinary(sentence[start:end]):
        return False
    if end - start > 2 and sentence[start] not in _EVERYDAY_WORDS:
        return False
    return _signs(sentence, sentence[max(0, start - _REACH) : start], end) == 0


def is_field(sentence: str, start: int, end: int) -> bool:
    """Whether a form's field is filled in there: 姓名：…"""
    before = sentence[max(0, start - _REACH) : start]
    return bool(_LABEL.search(before) and _ENDS.match(sentence, end))


def _signs(sentence: str, before: str, end: int) -> float:
    """What stands before and behind."""
    more = 0.0
    if _BEFORE.search(before):
        more += _ROLE
    elif _ACTING.search(before):
        more += _ACTED_ON
    elif _NEARBY.search(before):
        more += _NEAR
    if BEHIND.match(sentence, end):
        more += _TITLE
    elif _DOES.match(sentence, end):
        more += _NEAR
    return more


def _neighbours(sentence: str, one: Candidate, names: Sequence[tuple[int, int]]) -> float:
    left = any(end == one.start - 1 and _AND.match(sentence, end) for _, end in names)
    right = any(start == one.end + 1 and _AND.match(sentence, one.end) for start, _ in names)
    more = _BETWEEN if left and right else _BESIDE if left or right else 0.0
    return more + (_TOLD if names or "某" in sentence else 0.0)
