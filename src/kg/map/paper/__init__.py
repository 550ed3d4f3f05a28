"""Pictures drawn for paper, in the look that the page has too."""
