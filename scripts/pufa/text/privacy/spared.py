"""What looks like a name and gives nobody away.

Stand-ins (张三, 张某, 李某甲, 示例…), surnames alone (老张, 王书记, 李家), the famous
(``spared.txt``), and how ordinary prose goes on after a surname's character
(``ordinary.txt``).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

_HERE = Path(__file__).parent

_TITLES = re.compile(
    "(?:主任|书记|支书|所长|局长|科长|股长|站长|校长|院长|厂长|乡长|镇长|村长|县长|市长|省长|部长|队长|组长"
    "|班长|社长|会长|处长|庭长|总理|主席|师傅|老师|教师|医生|大夫|护士|律师|法官|检察|警官|民警|会计|经理"
    "|老板|老总|大爷|大娘|大妈|大叔|大婶|大伯|大哥|大姐|大嫂|爷爷|奶奶|叔叔|阿姨|伯伯|女士|先生|小姐"
    "|同志|同学|老汉|老太|家人|家族|家[庭的打说院里门地口来去要给退找到有没和与出把养种住]|氏|姓)"
)
# Behind a surname alone: 王家, 李叔, 林子, 金里.
_NO_GIVEN = "家叔婶爷奶嫂哥姐伯姨舅姑婆总工府子里外内"
_CALLED = re.compile("[老小大阿]$")
_STAND_IN = re.compile("某|示例|[甲乙丙]$")
# What no given name has.
_NEVER = re.compile("[的了是不这那我你他她它们个么什怎哪谁吗吧呢啊很都就只又再没该几]")


def is_harmless(sentence: str, start: int, middle: int, end: int) -> bool:
    """Whether the surname up to *middle* and the rest up to *end* name nobody."""
    given = sentence[middle:end]
    return bool(
        _STAND_IN.search(sentence[start:end])
        or sentence.startswith("某", end)
        or sentence.endswith("示例", 0, start)
        or _TITLES.match(sentence, middle)
        or _NEVER.search(given)
        or given == sentence[start]  # 明明白白
        or (len(given) == 1 and (given in _NO_GIVEN or _CALLED.search(sentence[:start])))
    )


def find(text: str) -> list[tuple[int, int]]:
    """Where *text* has the famous, stand-ins, and words that are no names."""
    words = tuple(word for word, _, other in _words() if not other or other in text)
    return [found.span() for found in _pattern(words).finditer(text)]


def is_ordinary(name: str) -> bool:
    """Whether prose often goes on as *name* does after its first character."""
    return name[1] in _ordinary().get(name[0], "")


@cache
def _ordinary() -> dict[str, str]:
    lines = (_HERE / "ordinary.txt").read_text("utf-8").splitlines()
    return {line[0]: line[2:] for line in lines if not line.startswith("#")}


@cache
def _words() -> tuple[tuple[str, str, str], ...]:
    lines = (_HERE / "spared.txt").read_text("utf-8").splitlines()
    words = (word for line in lines if not line.startswith("#") for word in line.split())
    return tuple(word.partition("/") for word in words)


@lru_cache(maxsize=16)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
