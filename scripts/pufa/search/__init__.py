"""The static search index: documents in, scripts and a few facts about them out.

``build`` makes the index, ``engine_script`` the script that opens it in the browser;
where they are written is for the site to decide.  Reads no content and no files.
"""

from pufa.search.index import Document, Index, build
from pufa.search.shards import engine_script
from pufa.search.synonyms import merged

__all__ = ["Document", "Index", "build", "engine_script", "merged"]
