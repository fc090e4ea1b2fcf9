"""pufa 普法: a township judicial office's articles become a site and printed sheets."""
