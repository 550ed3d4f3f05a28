"""Finding entities while their names are typed."""
