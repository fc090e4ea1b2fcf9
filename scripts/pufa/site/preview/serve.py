"""``pufa serve``, from the first look at the content to Ctrl+C."""

from __future__ import annotations

import threading
from collections.abc import Callable

from pufa.config import Config, packaged
from pufa.findings import PufaError, Report
from pufa.site.preview.server import HOST, Server
from pufa.site.preview.show import Print, Show
from pufa.site.preview.watch import changes


def serve(
    config: Config,
    port: int,
    sheet: Print,
    tell: Callable[[Report], None],
    say: Callable[[str], None],
) -> None:
    """Serve until interrupted; *tell* shows findings on the screen, *say* a sentence."""
    show = Show(config, sheet)
    try:
        server = Server(port, show)
    except OSError as error:
        raise PufaError(f"端口 {port} 用不了。", "换一个：pufa serve --port 8001") from error
    threading.Thread(target=server.serve_forever, daemon=True).start()
    own = [config.root / name for name in ("content", "docs", "overrides", "mkdocs.yml")]
    try:
        for turn, _ in enumerate(changes((*own, packaged() / "overrides", packaged() / "docs"))):
            report = Report()
            wrong = show.renew(report)
            tell(report)
            for one in wrong:
                if isinstance(one, PufaError):
                    say(f"{one.what}\n改法：{one.mend}")
            if turn == 0:
                say(f"预览：http://{HOST}:{port}/　改动以后自动更新；按 Ctrl+C 结束。")
            elif not wrong:
                say("网页更新了。")
    except KeyboardInterrupt:
        if server.bug:
            raise server.bug from None
        say("预览结束。")
    finally:
        server.shutdown()
        server.server_close()
