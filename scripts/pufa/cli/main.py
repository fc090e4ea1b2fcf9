"""The group of commands, and the one place where anything that goes wrong becomes a sentence.

Exit codes: 0 fine, 1 errors found, 2 usage or environment, 3 our bug.
"""

from __future__ import annotations

import gc
import gettext
import os
import sys
import tempfile
import traceback
from io import TextIOWrapper
from pathlib import Path
from typing import cast

import click

from pufa.findings import BUG, USAGE, PufaError

# Click's own words (usage, options, errors) in Chinese: cli/locale.  It asks gettext.
os.environ["LANGUAGE"] = "zh_CN"
gettext.bindtextdomain("messages", Path(__file__).with_name("locale"))

from pufa.cli.bank import bank  # noqa: E402
from pufa.cli.law import law  # noqa: E402 (click reads its words when commands are made)
from pufa.cli.page import page  # noqa: E402
from pufa.cli.paper import paper  # noqa: E402
from pufa.cli.pinyin import pinyin  # noqa: E402
from pufa.cli.privacy import privacy  # noqa: E402
from pufa.cli.publish import build, check, serve, tree  # noqa: E402
from pufa.cli.published import attack, export  # noqa: E402
from pufa.cli.scorm import scorm  # noqa: E402
from pufa.cli.start import bring, init, new  # noqa: E402
from pufa.cli.stats import stats  # noqa: E402
from pufa.cli.training import class_pack, exam  # noqa: E402


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def pufa() -> None:
    """普法：把司法所写的文章做成手机网页和打印的简报。"""


for command in (attack, export):
    stats.add_command(command)
for group in (pufa, new, paper, law, privacy, stats, bank):
    group.subcommand_metavar = "命令 …"
_CONTENT = (init, build, serve, check, new, bring, tree)
_PRODUCTS = (page, scorm, bank, paper, law, privacy, pinyin, stats)
for command in (*_CONTENT, *_PRODUCTS):
    pufa.add_command(command)
for command in (exam, class_pack):
    paper.add_command(command)
for group in (pufa, new, paper, law, privacy, stats, bank):
    for command in (group, *group.commands.values()):
        command.options_metavar = "[选项]"


def main() -> None:
    """Run the command line and exit."""
    # Nearly all that is made goes at once or stays to the end: circles are looked for seldom.
    gc.set_threshold(50_000)
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may lack a character; that is no reason to stop.
        cast(TextIOWrapper, stream).reconfigure(errors="replace")
    try:
        sys.exit(pufa.main(standalone_mode=False))
    except click.exceptions.Exit as end:
        sys.exit(end.exit_code)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        sys.exit(USAGE)
    except click.ClickException as error:
        click.echo(f"用法不对：{error.format_message()}", err=True)
        click.echo("看用法：pufa --help", err=True)
        sys.exit(USAGE)
    except click.Abort:
        click.echo("已停止。", err=True)
        sys.exit(USAGE)
    except PufaError as error:
        click.echo(f"{error.what}\n改法：{error.mend}", err=True)
        sys.exit(USAGE)
    except OSError as error:
        click.echo(f"文件读写出错：{error.strerror}（{error.filename or '未知文件'}）", err=True)
        click.echo("改法：检查磁盘空间和读写权限，再试一次。", err=True)
        sys.exit(USAGE)
    except Exception:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", prefix="pufa-bug-", suffix=".txt", delete=False
        ) as file:
            file.write(traceback.format_exc())
        click.echo(f"程序自己出了错，内容没有动。请把这个文件发给维护的人：{file.name}", err=True)
        sys.exit(BUG)
