"""Han text, and the one Markdown dialect of site and paper."""
