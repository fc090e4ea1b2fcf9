"""Install pufa from the folder ``packages`` beside this file, without a network.

In: that folder.  Out: the program in ``pufa-program`` in the user's own folder, and a way to
call it: on Windows a window to open from the desktop, elsewhere the command ``pufa``.
Needs nothing but Python; run again, it installs anew.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

OLDEST, NEWEST = (3, 11), (3, 14)  # the Pythons whose wheels are in "packages"
HERE = Path(__file__).resolve().parent
PROGRAM = Path.home() / "pufa-program"
SCRIPTS = PROGRAM / ("Scripts" if os.name == "nt" else "bin")

# A window in which "pufa" is known.  ASCII alone: cmd reads it in the system's code page.  Its
# file must not be called pufa: it stands in the folder where commands are typed, and there
# cmd would call it again.
WINDOW_NAME = "普法窗口.bat"
WINDOW = r"""@echo off
title pufa
set "PATH=%USERPROFILE%\pufa-program\Scripts;%PATH%"
cd /d "%~dp0"
cmd /k pufa --help
"""
PATH_LINE = 'export PATH="$HOME/.local/bin:$PATH"  # pufa'


def main() -> None:
    """Install, then say what to do next."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST or sys.maxsize < 2**32:
        sys.exit("需要 64 位的 Python 3.11、3.12、3.13 或者 3.14。怎么装，看 README.txt。")
    packages = HERE / "packages"
    pip = next((wheel / "pip" for wheel in packages.glob("pip-*.whl")), None)
    if pip is None:
        sys.exit("没有找到 packages 文件夹里的软件包。请把整个文件夹一起复制过来，再试一次。")
    print(f"正在安装到 {PROGRAM}，约一分钟…", flush=True)
    try:
        # Its pip is the one we bring: a system's Python may come without.
        venv.create(PROGRAM, clear=True, symlinks=os.name != "nt")
        python = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
        words = (python, pip, "install", "--quiet", "--no-index", "--find-links", packages, "pip")
        # What this machine's pip is told elsewhere is not for us.
        alone = {key: value for key, value in os.environ.items() if not key.startswith("PIP_")}
        alone["PIP_CONFIG_FILE"] = os.devnull
        # What recognises names does not run on every Mac.
        if subprocess.run([*words, "pufa[names]"], check=False, env=alone).returncode:
            subprocess.run([*words, "pufa"], check=True, env=alone)
            print("认姓名的程序在这台电脑上装不了，案例里的真名要请人自己看。", flush=True)
        print("装上了。印简报用的字体：", flush=True)
        subprocess.run([python, "-m", "pufa", "paper", "fonts"], check=True)
        then = _window() if os.name == "nt" else _command()
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"没有装好：{error}\n请检查磁盘空间，把整个文件夹复制到电脑上，再试一次。")
    print(f"装好了。{then}")


def _window() -> str:
    """A window for the commands, on the desktop; how to open it."""
    desktop = Path.home() / "Desktop"
    window = (desktop if desktop.is_dir() else Path.home()) / WINDOW_NAME
    window.write_text(WINDOW, "ascii", newline="\r\n")
    return f"双击 {window}，在出来的窗口里打命令。"


def _command() -> str:
    """The command ``pufa`` where the shell looks for commands; how to call it."""
    link = Path.home() / ".local" / "bin" / "pufa"
    link.parent.mkdir(parents=True, exist_ok=True)
    link.unlink(missing_ok=True)
    link.symlink_to(SCRIPTS / "pufa")
    if shutil.which("pufa") == str(link):
        return "现在就可以打 pufa。"
    shell = Path(os.environ.get("SHELL", "sh")).name
    settings = Path.home() / (".zshrc" if shell == "zsh" else ".bashrc")
    with settings.open("ab+") as file:
        file.seek(0)
        if PATH_LINE.encode() not in file.read():
            file.write(f"\n{PATH_LINE}\n".encode())
    return f"关掉这个终端窗口，重新打开一个，就可以打 pufa（已在 {settings} 里加了一行）。"


if __name__ == "__main__":
    main()
