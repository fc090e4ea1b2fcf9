"""Laws: the registry (a data file) and the citations found in text."""

from pufa.law.citations import Citation, find
from pufa.law.registry import Law, Registry, registry

__all__ = ["Citation", "Law", "Registry", "find", "registry"]
