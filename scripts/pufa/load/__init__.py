"""Files to a ``Library`` and findings: the only reader of ``content/``."""

from pufa.load.library import load
from pufa.load.memory import Memory

__all__ = ["Memory", "load"]
