"""What writes into ``content/``: filled-in starts for the office to go on from."""

from pufa.desk.bring import bring_article
from pufa.desk.found import found_office
from pufa.desk.start import start_article, start_bulletin

__all__ = ["bring_article", "found_office", "start_article", "start_bulletin"]
