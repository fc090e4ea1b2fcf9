"""Files to a ``Library`` and findings: the only reader of ``content/``."""

from pufa.load.laws import load_laws
from pufa.load.library import load
from pufa.load.memory import Memory

__all__ = ["Memory", "load", "load_laws"]
