"""The web as a source: addresses of pages, files, feeds and sitemaps become originals."""
