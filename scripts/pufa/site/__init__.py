"""MkDocs renders the site; this room only hands it pages and puts the result in place."""
