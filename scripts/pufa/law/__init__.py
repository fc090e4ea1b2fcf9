"""Laws: the registry (a data file) and the citations found in text."""

from pufa.law.citations import Citation, find
from pufa.law.registry import Edition, Law, Registry, registry

__all__ = ["Citation", "Edition", "Law", "Registry", "find", "registry"]
