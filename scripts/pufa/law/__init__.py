"""Laws: the registry (a data file), the citations found in text, what they are worth."""

from pufa.law.citations import Citation, find
from pufa.law.registry import Edition, Law, Moved, Registry, Renumbered, registry
from pufa.law.verdicts import Judgement, judge

__all__ = [
    "Citation",
    "Edition",
    "Judgement",
    "Law",
    "Moved",
    "Registry",
    "Renumbered",
    "find",
    "judge",
    "registry",
]
