"""The preview over HTTP, on this machine only.

In: a ``Show``.  Out: its answers, never kept by the browser; and word of a change, to
whoever listens (``text/event-stream``).
"""

from __future__ import annotations

import _thread
import os
import posixpath
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import cast
from urllib.parse import unquote

from pufa.site.preview.panel import OWN
from pufa.site.preview.show import Answer, Show

HOST = "127.0.0.1"
_BREATH = 15  # seconds after which a listener who has gone is noticed


class Server(ThreadingHTTPServer):
    """Answers from *show*; *bug* is what our own code stumbled over, and ends the program."""

    # Windows would let a second preview listen on the same port.
    allow_reuse_address = os.name != "nt"
    bug: BaseException | None = None

    def __init__(self, port: int, show: Show) -> None:
        super().__init__((HOST, port), _Handler)
        self.show = show

    def handle_error(self, request: object, client_address: object) -> None:
        error = sys.exception()
        if not isinstance(error, ConnectionError):  # else the browser has gone on
            self.bug = error
            _thread.interrupt_main()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        path = unquote(f"{path}index.html" if path.endswith("/") else path)
        url = posixpath.normpath(path.lstrip("/"))
        if url == f"{OWN}changes":
            self._tell(token=query)
        else:
            self._send(self._show.answer(url))

    @property
    def _show(self) -> Show:
        return cast(Server, self.server).show

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.type)
        self.send_header("Content-Length", str(len(answer.data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(answer.data)

    def _tell(self, token: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        while not self._show.wait(token, _BREATH):
            self.wfile.write(b":\n\n")
        self.wfile.write(b"data: \n\n")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the library's name)
        pass
