"""Files to a ``Library`` and findings: the only reader of ``content/``."""

from pufa.load.laws import load_laws
from pufa.load.library import load
from pufa.load.memory import Memory
from pufa.load.sources import Source, sources

__all__ = ["Memory", "Source", "load", "load_laws", "sources"]
