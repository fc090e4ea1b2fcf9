"""Random ledgers of a made-up township, for the tests of this room and the benchmark."""

from __future__ import annotations

import datetime
import random
from collections.abc import Sequence

from pufa.model.scheme import Scheme
from pufa.stats.ledger import Dispute, Ledger

TYPES = (
    ("家事类", ("婚姻家庭", "继承", "赡养")),
    ("邻里类", ("邻里", "房屋宅基地", "相邻排水")),
    ("土地类", ("山林土地", "征地拆迁", "地界")),
    ("钱款类", ("合同", "民间借贷", "劳动争议")),
    ("损害类", ("损害赔偿", "道路交通事故", "医疗")),
    ("其他类", ("消费", "物业", "其他")),
)
OUTCOMES = (("成功", ("调解成功",)), ("其他", ("调解不成功", "当事人撤回", "正在调解")))
FORMS = ("书面协议", "口头协议", "无协议")


def scheme(villages: int = 12, areas: int = 3) -> Scheme:
    names = tuple(f"村{number:02}" for number in range(1, villages + 1))
    drawn = tuple((f"片{n + 1}", names[n::areas]) for n in range(areas)) if areas else ()
    return Scheme(names, drawn, TYPES, OUTCOMES, FORMS)


def ledger(
    chance: random.Random, of: Scheme, sizes: dict[int, int], success: float = 0.9
) -> Ledger:
    """*sizes* disputes a year; villages and types are as unequal as they are in life."""
    kinds = [kind for _, fine in of.types for kind in fine]
    good = of.outcomes[0][1]
    bad = [one for _, fine in of.outcomes[1:] for one in fine]
    village_weights = [chance.lognormvariate(0, 0.5) for _ in of.villages]
    # A few types are most of it: Zipf's law, in an order of its own.
    kind_weights = [1 / rank for rank in range(1, len(kinds) + 1)]
    chance.shuffle(kind_weights)
    disputes = []
    for year, size in sorted(sizes.items()):
        days = sorted(chance.randrange(365) for _ in range(size))
        for day in days:
            registered = datetime.date(year, 1, 1) + datetime.timedelta(day)
            is_good = chance.random() < success
            disputes.append(
                Dispute(
                    registered=registered,
                    accepted=registered,
                    closed=None,
                    village=_drawn(chance, of.villages, village_weights),
                    kind=_drawn(chance, kinds, kind_weights),
                    outcome=chance.choice(good if is_good else bad),
                    form=chance.choices(of.forms, (60, 35, 5))[0] if is_good else of.forms[-1],
                    amount=None,
                )
            )
    return Ledger(tuple(disputes), frozenset())


def _drawn(chance: random.Random, labels: Sequence[str], weights: Sequence[float]) -> str:
    return chance.choices(labels, weights)[0]
