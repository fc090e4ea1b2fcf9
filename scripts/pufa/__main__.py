"""``python -m pufa``."""

from pufa.cli import main

main()
