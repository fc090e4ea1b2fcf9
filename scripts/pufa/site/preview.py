"""``pufa serve``: the site in a browser, made anew whenever the content changes.

In: the root, how to compile it.  Out: a server on this machine.  Content with errors
leaves the last good pages in the browser, and the findings on the screen.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from pufa.config import Config
from pufa.edition import Edition
from pufa.findings import PufaError
from pufa.site.build import render

HOST = "127.0.0.1"


def serve(
    config: Config,
    port: int,
    make: Callable[[], tuple[Edition, Mapping[str, bytes]] | None],
    say: Callable[[str], None],
) -> None:
    """Serve until interrupted.  *make* compiles, shows findings, and is None on errors."""
    folder = Path(tempfile.mkdtemp(prefix="pufa-"))

    def build() -> None:
        made = make()
        if made is not None:
            render(*made, folder, preview=True)

    server = LiveReloadServer(builder=build, host=HOST, port=port, root=str(folder))
    server.error_handler = lambda code: _error_page(folder, code)
    try:
        build()
        for path in (config.content, config.docs, *config.overrides):
            server.watch(str(path))
        say(f"预览：{server.url}　改动 content/ 后自动更新；按 Ctrl+C 结束。")
        _listen(server, port)
    except KeyboardInterrupt:
        say("预览结束。")
    finally:
        server.shutdown()
        shutil.rmtree(folder, ignore_errors=True)


def _listen(server: LiveReloadServer, port: int) -> None:
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except OSError as error:
        raise PufaError(f"端口 {port} 用不了。", "换一个：pufa serve --port 8001") from error


def _error_page(folder: Path, code: int) -> bytes | None:
    page = folder / f"{code}.html"
    return page.read_bytes() if page.is_file() else None
