"""A course wrapped for another learning platform."""

from pufa.scorm.package import EDITIONS, Scorm, package

__all__ = ["EDITIONS", "Scorm", "package"]
