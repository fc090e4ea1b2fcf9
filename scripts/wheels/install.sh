#!/bin/sh
# Linux and macOS: find a Python that will do, and let it install.  sh install.sh
set -eu
here=$(cd "$(dirname "$0")" && pwd)
for python in python3 python3.14 python3.13 python3.12 python3.11; do
    if "$python" -c 'import sys, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null
    then
        exec "$python" "$here/install.py"
    fi
done
echo "这台电脑上没有找到 Python 3.11 至 3.14。怎么装，看 README.txt。" >&2
exit 2
