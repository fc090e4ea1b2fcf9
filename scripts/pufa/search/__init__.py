"""The static search index: documents in, scripts and a few facts about them out.

``index.build`` makes the index (it brings numpy, which takes a tenth of a second, so it is
imported where it is called), ``engine_script`` the script that opens it in the browser;
where they are written is for the site to decide.  Reads no content and no files.
"""

from pufa.search.document import Document, Index
from pufa.search.shards import engine_script
from pufa.search.synonyms import merged

__all__ = ["Document", "Index", "engine_script", "merged"]
