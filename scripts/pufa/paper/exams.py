"""Exams on paper: questions, answers apart, a sheet to answer on, a list of marks.

In: a drawn ``Exam``, the office.  Out: ``Job``s.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pufa.model import LETTERS, Kind, Office, Question
from pufa.paper import lessons
from pufa.paper.printing import Job
from pufa.paper.strings import call, content, group, head, literal
from pufa.training.exam import Exam, points

_TITLES: dict[Kind, tuple[str, str]] = {
    "single": ("单项选择题", "只有一个对"),
    "multi": ("多项选择题", "都选对才得分"),
    "judge": ("判断题", "写“对”或者“错”"),
    "fill": ("填空题", ""),
    "order": ("排序题", "按先后写字母"),
    "case": ("案例题", "说明怎么办，为什么"),
}
_NUMERALS = "一二三四五六"
_LINES = 9  # to answer a case on
_PEOPLE = 30  # on a list of marks


def jobs(exam: Exam, office: Office) -> Iterator[tuple[str, Job]]:
    """The sheets of *exam*: what each is called, and how it is made."""
    name = f"{exam.letter}卷"
    yield name, _job(exam, office, "", [*_front(exam), *_questions(exam, _asked)])
    yield f"{name}答题卡", _job(exam, office, "　答题卡", _answer_sheet(exam))
    yield f"{name}答案", _job(exam, office, "　答案", _key(exam))


def marks(exams: tuple[Exam, Exam], office: Office) -> Job:
    """评分表: who took which paper, the marks of each part, who marked it."""
    first = exams[0]
    kinds = [kind for kind in _TITLES if any(kind in dict(exam.sections) for exam in exams)]
    names = ["序号", "姓名", "村", "卷别", *(_TITLES[kind][0] for kind in kinds)]
    rows = "".join(
        f"({', '.join(content(cell) for cell in _full_marks(exam, kinds))},), " for exam in exams
    )
    heads = [content(one) for one in (*names, "总分", "阅卷人", "复核人")]
    widths = ["12mm", "1.6fr", "1.6fr", "1fr", *["1.2fr"] * len(kinds), "1fr", "1.3fr", "1.3fr"]
    body = [
        head(f"{first.course.title}　考试评分表"),
        call("facts", f"编号{first.seed}　　合格分数（由司法所定）：______　　考试日期：______"),
        f"grid-sheet(({', '.join(widths)}), ({', '.join(heads)}), ({rows}), {_PEOPLE}, 9mm)",
    ]
    return _job(first, office, "　评分表", body, is_wide=True)


def _full_marks(exam: Exam, kinds: list[Kind]) -> list[str]:
    sections = dict(exam.sections)
    each = [str(sum(map(points, sections.get(kind, ())))) for kind in kinds]
    return ["", "（满分）", "", exam.letter, *each, str(exam.total), "", ""]


def _job(exam: Exam, office: Office, what: str, body: list[str], is_wide: bool = False) -> Job:
    words = ((one.file, one.stem.line, _text(one)) for one in exam.questions)
    title = f"{'考试' if is_wide else f'{exam.letter}卷'}{what}"
    return lessons.job(exam.course, office, title, body, words, is_wide)


def _text(question: Question) -> str:
    parts = (question.stem.body, question.reason.body, *question.options, *question.answer)
    return " ".join(" ".join(parts).split())


def _front(exam: Exam) -> list[str]:
    return [
        head(f"{exam.course.title}　考试{exam.letter}卷"),
        'persons("姓名", "村", "日期", "得分")',
        call("facts", f"编号{exam.seed}　　总分{exam.total}分　　时间{exam.minutes}分钟"),
        call("remark", "答案写在答题卡上。"),
    ]


def _questions(exam: Exam, show: Callable[[int, Question], str]) -> Iterator[str]:
    number = 0
    for place, (kind, questions) in enumerate(exam.sections):
        yield _section(place, kind, questions)
        for question in questions:
            number += 1
            yield show(number, question)


def _section(place: int, kind: Kind, questions: tuple[Question, ...]) -> str:
    title, how = _TITLES[kind]
    each, count = points(questions[0]), len(questions)
    said = f"每题{each}分，共{count}题{each * count}分" + (f"；{how}" if how else "")
    return f"heading(level: 2, {content(f'{_NUMERALS[place]}、{title}（{said}）')})"


def _numbered(number: int, question: Question, *parts: str) -> str:
    body = group("; ".join((f"par({content(question.stem.plain)})", *parts)))
    return f"numbered({literal(str(number))}, {body})"


def _asked(number: int, question: Question) -> str:
    letters = zip(LETTERS, question.options, strict=False)
    options = [f"{letter}．{option}" for letter, option in letters]
    return _numbered(number, question, *([call("options", *options)] if options else []))


def _answered(number: int, question: Question) -> str:
    match question.kind:
        case "case":
            answer = (
                f"par({content('要点（答到意思就给分）：')}); {call('points', *question.answer)}"
            )
        case "order":
            answer = call("strong", " → ".join(question.answer))
        case "fill":
            answer = call("strong", " 或者 ".join(question.answer))
        case _:
            answer = call("strong", "、".join(question.answer))
    return _numbered(number, question, answer, call("reason", question.reason.plain))


def _key(exam: Exam) -> list[str]:
    return [
        head(f"{exam.course.title}　考试{exam.letter}卷　答案"),
        call("facts", f"编号{exam.seed}　　总分{exam.total}分"),
        call("remark", "阅卷的人用，考完再发给学员。"),
        *_questions(exam, _answered),
    ]


def _answer_sheet(exam: Exam) -> list[str]:
    names = [_TITLES[kind][0] for kind, _ in exam.sections]
    full = [str(sum(map(points, questions))) for _, questions in exam.sections]
    rows = [["满分", *full, str(exam.total)], ["得分", *[""] * (len(full) + 1)]]
    cells = ", ".join(f"({', '.join(map(content, row))})" for row in rows)
    heads = ", ".join(map(content, ("题型", *names, "总分")))
    body = [
        head(f"{exam.course.title}　考试{exam.letter}卷　答题卡"),
        'persons("姓名", "村", "日期")',
        f"grid-sheet({len(names) + 2} * (1fr,), ({heads}), ({cells}), 0, auto)",
        'persons("阅卷人", "复核人")',
    ]
    number = 1
    for place, (kind, questions) in enumerate(exam.sections):
        body.append(_section(place, kind, questions))
        numbers = [str(number + offset) for offset in range(len(questions))]
        number += len(questions)
        if kind == "case":
            body += [f"essay({literal(one)}, {_LINES})" for one in numbers]
        else:
            columns = 2 if kind == "fill" else 3 if kind == "order" else 5
            body.append(f"places({columns}, {', '.join(map(literal, numbers))})")
    return body
