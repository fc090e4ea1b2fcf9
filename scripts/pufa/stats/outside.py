"""A ledger, and the sheet for the county, lie outside everything that is published or shared."""

from __future__ import annotations

import os
from pathlib import Path

from pufa.findings import PufaError


def check_outside(path: Path, name: str) -> None:
    """Refuse *path* (of what *name* says) in or under a root, or a folder kept by Git.

    Both the way it is written and where links lead count.
    """
    written = Path(os.path.normpath(Path.cwd() / path))
    for way in (written, path.resolve()):
        for folder in way.parents:
            if (folder / "content").is_dir():
                where = "资料夹（放着 content 的文件夹）"
            elif (folder / ".git").exists():
                where = "Git 管着的文件夹"
            else:
                continue
            what = f"{name}不能放在{where}里：{folder}"
            mend = "里面有当事人的情况，不能和网站放在一起；放到别的文件夹，只有经手的人能打开的。"
            raise PufaError(what, mend)
