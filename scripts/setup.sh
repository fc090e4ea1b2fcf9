#!/bin/sh
# Set up what is missing, and nothing else: the Python in .venv/, the fonts a bulletin is
# printed with, and for tests a browser.  Needs root only where the system lacks something.
#   sh scripts/setup.sh [test]
set -eu
cd "$(dirname "$0")/.."
extra=${1:-}

say() { printf '%s\n' "$*"; }
fail() { say "$*" >&2; exit 2; }
apt_install() {
    command -v apt-get >/dev/null || return 1
    as=""
    [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && as="sudo"; } || return 1
    $as apt-get update -qq && $as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null
}

# Python
python=${PYTHON:-python3}
command -v "$python" >/dev/null || apt_install python3 python3-venv \
    || fail "没有找到 Python。请先安装 Python 3.11 或更新的版本。"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
    || fail "Python 太旧，需要 3.11 或更新的版本。"
"$python" -c 'import ensurepip, venv' 2>/dev/null || apt_install python3-venv \
    || fail "缺少 python3-venv，请先安装：apt-get install python3-venv"

wanted=$(cat pyproject.toml constraints.txt | cksum | cut -d' ' -f1)${extra:+-$extra}
if ! { [ -x .venv/bin/pufa ] && { [ -e ".venv/ready-$wanted" ] || [ -e ".venv/ready-$wanted-test" ]; }; }; then
    say "安装所需的软件包（约一两分钟）…"
    [ -x .venv/bin/python ] || "$python" -m venv .venv
    .venv/bin/python -m pip install --quiet --disable-pip-version-check \
        -c constraints.txt -e ".[names${extra:+,$extra}]" || fail "软件包没有装好。请检查网络后再试一次。"
    rm -f .venv/ready-*
    : > ".venv/ready-$wanted"
fi

# Fonts: 仿宋 and 楷体 from Debian's package, unpacked beside Python, without root.
# Elsewhere, and where there is no network, the fonts of the Python package serve.
if [ ! -e .venv/fonts/ready ] && command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null; then
    if .venv/bin/pufa paper fonts | grep -q '^仿宋.*替代'; then
        say "下载印刷用的仿宋、楷体字体（约 50 MB）…"
        work=$(mktemp -d)
        chmod 755 "$work"
        if (cd "$work" && { apt-get download -qq texlive-lang-chinese 2>/dev/null \
                || { apt_install ca-certificates && apt-get download -qq texlive-lang-chinese 2>/dev/null; }; }); then
            dpkg-deb --fsys-tarfile "$work"/texlive-lang-chinese_*.deb \
                | tar -x -C "$work" --wildcards './usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/Fandol[FHKS]*.otf'
            mkdir -p .venv/fonts
            mv "$work"/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/*.otf .venv/fonts/
            : > .venv/fonts/ready
        else
            say "字体没有下载到，简报先用宋体代替仿宋。"
        fi
        rm -rf "$work"
    fi
fi

# A browser, and what its driver links to; for tests only
if [ "$extra" = test ]; then
    missing=""
    command -v chromium >/dev/null || command -v google-chrome >/dev/null || missing="chromium"
    .venv/bin/playwright --version >/dev/null 2>&1 || missing="$missing libatomic1"
    if [ -n "$missing" ]; then
        say "安装测试用的浏览器（$missing）…"
        # shellcheck disable=SC2086 (a list of packages)
        apt_install $missing || fail "测试需要 Chrome 或 chromium 浏览器，请先安装。"
    fi
fi

# The learning platform that packages of courses are tried against, and a reader of questions
# in GIFT; for tests only
if [ "$extra" = test ]; then
    tools="scorm-again@3.4.3 gift-pegjs@1.0.2"
    ready=.venv/npm/ready-$(echo "$tools" | tr ' ' '-')
    if [ ! -e "$ready" ]; then
        say "下载测试用的学习平台和题目格式的检查程序（$tools）…"
        command -v npm >/dev/null || apt_install npm || fail "测试需要 npm（Node.js），请先安装。"
        rm -f .venv/npm/ready-*
        # shellcheck disable=SC2086 (a list of packages)
        npm install --prefix .venv/npm --no-save --no-package-lock --ignore-scripts \
            --no-audit --no-fund --loglevel=error $tools >/dev/null \
            || fail "测试用的学习平台没有装好。请检查网络后再试一次。"
        : > "$ready"
    fi
fi
