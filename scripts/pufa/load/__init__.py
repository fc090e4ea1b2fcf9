"""Files to a ``Library`` and findings: the only reader of ``content/``."""

from pufa.load.library import load

__all__ = ["load"]
