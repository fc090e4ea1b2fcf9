"""What a class (培训班) needs on paper: its plan, a sheet to sign in on, a ledger of hours.

In: a course, the days it takes, the office.  Out: ``Job``s.  Who teaches, who comes and what
the place asks for a year are left blank: only the office knows.
"""

from __future__ import annotations

from pufa.model import UNKNOWN, Course, Office
from pufa.paper import lessons
from pufa.paper.printing import Job
from pufa.paper.strings import call, content, group, head
from pufa.training.timetable import HALVES, lay_out

_PEOPLE = 25  # on a sheet
_ROWS = 18  # of a ledger
_BLANK = "______"


def plan(course: Course, days: int, office: Office) -> Job:
    """培训计划: what is taught on which half-day."""
    rows = []
    for slot in lay_out(course, days):
        lessons = [f"第{one.number}课　{one.title}" for one in slot.modules] or ["练习、答疑"]
        total = str(sum(one.hours for one in slot.modules) or "")
        cells = (f"第{slot.day}天", slot.half, lessons, total, "", "")
        rows.append(_row(*cells))
    rows.append(_row("", "", "考试（看试卷上的时间）", "", "", ""))
    planned = sum(module.hours for module in course.modules)
    remarks = (
        f"全课计划{course.hours}学时，课文排了{planned}学时。一学时多少分钟：{_BLANK}（由司法所定）。",
        "时间和讲课的人由司法所填。课里有练习；每半天留出做题、提问的工夫。",
    )
    body = [
        head(f"{course.title}　{days}天培训计划"),
        'persons("班名", "地点", "日期")',
        _table(
            ("18mm", "14mm", "1fr", "14mm", "28mm", "22mm"),
            ("天", "半天", "内容", "学时", "时间", "讲课人"),
            rows,
            0,
            "auto",
        ),
        *(call("remark", one) for one in remarks),
    ]
    return _job(course, office, f"{days}天培训计划", body)


def sign_in(course: Course, days: int, office: Office) -> Job:
    """签到表: a row a person, a column a half-day."""
    halves = [f"第{day}天 {half}" for day in range(1, days + 1) for half in HALVES]
    body = [
        head(f"{course.title}　签到表"),
        'persons("班名", "地点", "日期", "负责人")',
        _table(
            ("10mm", "22mm", "24mm", *["1fr"] * len(halves), "16mm"),
            ("序号", "姓名", "村", *halves, "备注"),
            [_row(str(number + 1), "", "", *[""] * len(halves), "") for number in range(_PEOPLE)],
            0,
            "8.5mm",
        ),
        call("remark", "本人签名，一个半天签一次。这张表有姓名，由司法所保管，不公开。"),
    ]
    return _job(course, office, "签到表", body, is_wide=True)


def hours(course: Course, office: Office) -> Job:
    """学时台账: one person's hours of a year against what the place asks for."""
    body = [
        head("人民调解员学时台账"),
        'persons("姓名", "村", "年度")',
        call("remark", f"当地规定一年应学：{_BLANK}（{UNKNOWN}，写明文件名称和文号）。"),
        call(
            "remark",
            "《中华人民共和国人民调解法》第十四条：县级人民政府司法行政部门应当定期对人民调解员"
            "进行业务培训。这一条没有写多少天、多少学时，要看当地的规定。",
        ),
        _table(
            ("24mm", "1fr", "30mm", "16mm", "16mm", "26mm", "26mm"),
            ("日期", "学了什么", "在哪里学", "学时", "累计", "本人签名", "经办人"),
            [],
            _ROWS,
            "9mm",
        ),
        call(
            "remark",
            f"全年共{_BLANK}学时，应学{_BLANK}，还差{_BLANK}。　"
            f"{course.title}学完记{course.hours}学时。",
        ),
    ]
    return _job(course, office, "学时台账", body)


def _row(*cells: str | list[str]) -> str:
    """Cells of one line each, or of several."""
    lines = ([cell] if isinstance(cell, str) else cell for cell in cells)
    return f"({', '.join(group('; linebreak(); '.join(map(content, one))) for one in lines)})"


def _table(
    widths: tuple[str, ...], names: tuple[str, ...], rows: list[str], empty: int, height: str
) -> str:
    given = f"({', '.join(rows)},)" if rows else "()"
    heads = ", ".join(map(content, names))
    return f"grid-sheet(({', '.join(widths)}), ({heads}), {given}, {empty}, {height})"


def _job(course: Course, office: Office, what: str, body: list[str], is_wide: bool = False) -> Job:
    words = ((module.file, 0, module.title) for module in course.modules)
    return lessons.job(course, office, what, body, words, is_wide)
