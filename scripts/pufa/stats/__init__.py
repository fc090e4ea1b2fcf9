"""Statistics that give nobody away: what was released becomes what may be shown."""

from pufa.stats.accept import accept
from pufa.stats.charts import chart
from pufa.stats.words import describe, sentence

__all__ = ["accept", "chart", "describe", "sentence"]
