"""Files to a ``Library`` and findings: the only reader of ``content/``."""

from pufa.load.laws import load_laws
from pufa.load.library import load

__all__ = ["load", "load_laws"]
