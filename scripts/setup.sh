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
        -c constraints.txt -e ".[names,fonts${extra:+,$extra}]" || fail "软件包没有装好。请检查网络后再试一次。"
    rm -f .venv/ready-*
    : > ".venv/ready-$wanted"
fi

# Fonts: 仿宋, 楷体 and a heavy 宋体 for titles, from Debian's packages, made light beside
# Python, without root.  Elsewhere, and where there is no network, those of the Python
# package serve.
unpack() { # package, files in it
    package=$1
    shift
    (cd "$work" && apt-get download -qq "$package" 2>/dev/null) || return 1
    dpkg-deb --fsys-tarfile "$work/$package"_*.deb | tar -x -C "$work" --wildcards "$@"
    rm "$work/$package"_*.deb
}
if [ ! -e .venv/fonts/light ] && command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null \
        && .venv/bin/pufa paper fonts | grep -q '替代'; then
    say "下载印刷用的字体：仿宋、楷体（约 50 MB），标题用的宋体粗字（约 130 MB）…"
    work=$(mktemp -d)
    chmod 755 "$work"
    fandol=./usr/share/texlive/texmf-dist/fonts/opentype/public/fandol
    faces="$fandol/FandolFang-Regular.otf $fandol/FandolHei-Regular.otf $fandol/FandolKai-Regular.otf"
    faces="$faces $fandol/FandolSong-Regular.otf $fandol/FandolSong-Bold.otf"
    # shellcheck disable=SC2086 (a list of files)
    if unpack texlive-lang-chinese $faces \
            || { apt_install ca-certificates && unpack texlive-lang-chinese $faces; }; then
        unpack fonts-noto-cjk-extra ./usr/share/fonts/opentype/noto/NotoSerifCJK-Black.ttc \
            || say "标题用的宋体粗字没有下载到，先用 FandolSong 代替。"
        say "把字体改小（约一两分钟，只做一次）…"
        find "$work" -name '*.[ot]t[fc]' -exec .venv/bin/python scripts/fonts.py .venv/fonts {} + \
            && : > .venv/fonts/light
    else
        say "字体没有下载到，简报先用宋体代替仿宋。"
    fi
    rm -rf "$work"
fi

# The Mongolian script, where the office writes it, and for tests.
is_mongolian() {
    [ "$extra" = test ] || LC_ALL=C grep -q "$(printf '\341\240[\240-\277]')" content/office.yml 2>/dev/null
}
if [ ! -e .venv/fonts/mongolian ] && command -v dpkg-deb >/dev/null && is_mongolian; then
    say "下载蒙古文字体（约 12 MB）…"
    work=$(mktemp -d)
    chmod 755 "$work"
    if unpack fonts-noto-core ./usr/share/fonts/truetype/noto/NotoSansMongolian-Regular.ttf; then
        mkdir -p .venv/fonts
        find "$work" -name 'NotoSansMongolian-*' -exec mv {} .venv/fonts/ \;
        : > .venv/fonts/mongolian
    fi
    rm -rf "$work"
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

# The learning platform that packages of courses are tried against; for tests only
if [ "$extra" = test ]; then
    platform=scorm-again@3.4.3
    if [ ! -e ".venv/npm/ready-$platform" ]; then
        say "下载测试用的学习平台（$platform）…"
        command -v npm >/dev/null || apt_install npm || fail "测试需要 npm（Node.js），请先安装。"
        rm -f .venv/npm/ready-*
        npm install --prefix .venv/npm --no-save --no-package-lock --ignore-scripts \
            --no-audit --no-fund --loglevel=error "$platform" >/dev/null \
            || fail "测试用的学习平台没有装好。请检查网络后再试一次。"
        : > ".venv/npm/ready-$platform"
    fi
fi
