"""What a web server should say with our files: the policy, and how long each may be kept.

Out: the Content-Security-Policy every page carries itself, and snippets for nginx and Caddy
that a county's administrator can include; they hold under any sub-path.
"""

from __future__ import annotations

from pathlib import Path

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"
)

# A page cannot forbid being framed; only a server can.
_HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

# The names of these files change with their bytes; everything else is asked for anew.
_LASTING = "/(?:assets|media|search/[0-9a-f]{10})/[^/]+$"
_COMPRESSED = (
    *("text/css", "text/xml", "text/javascript", "text/calendar", "image/svg+xml"),
    *("application/javascript", "application/json", "application/xml"),
)
_A_YEAR, _ANEW = "public, max-age=31536000, immutable", "no-cache"


def write_server_files(folder: Path) -> None:
    """Write the snippets into *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (
        ("nginx-http.conf", _NGINX_HTTP),
        ("nginx-server.conf", _nginx_server()),
        ("Caddyfile", _caddy()),
    ):
        (folder / name).write_text(text, "utf-8", newline="\n")


_NGINX_HTTP = f"""\
# 在 nginx.conf 的 http {{ }} 里：include …/nginx-http.conf;
map $uri $pufa_cache {{
    default "{_ANEW}";
    "~{_LASTING}" "{_A_YEAR}";
}}
"""


def _nginx_server() -> str:
    headers = "".join(f'add_header {name} "{value}" always;\n' for name, value in _HEADERS.items())
    types = " ".join(_COMPRESSED)
    return f"""\
# 在放着本站的 server {{ }} 或 location {{ }} 里：include …/nginx-server.conf;
# 同一个 location 里另写了 add_header 的，外层的就不算数，要写在一起。
{headers}add_header Cache-Control $pufa_cache always;
charset utf-8;
gzip on;
gzip_types {types};
"""


def _caddy() -> str:
    headers = "".join(f'\t{name} "{value}"\n' for name, value in _HEADERS.items())
    return f"""\
# 在 Caddyfile 里放着本站的站点 {{ }} 中：import …/Caddyfile
header {{
{headers}}}
@pufa_lasting path_regexp {_LASTING}
@pufa_anew not path_regexp {_LASTING}
header @pufa_lasting Cache-Control "{_A_YEAR}"
header @pufa_anew Cache-Control "{_ANEW}"
encode gzip
"""
