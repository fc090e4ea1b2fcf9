"""``pufa serve``: the site in a browser, following every change; pages are made when asked for.

The last good edition stays while something is wrong, and says so at the top of every page.
"""

from pufa.site.preview.serve import serve

__all__ = ["serve"]
