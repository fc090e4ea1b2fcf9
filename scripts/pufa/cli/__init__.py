"""The command ``pufa``: it parses, calls, prints, and ends with an exit code of contracts.md."""

from pufa.cli.main import main, pufa

__all__ = ["main", "pufa"]
