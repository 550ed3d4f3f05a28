"""Finds what is promised: the rows of roadmaps and the sentences that say who is to do what by when."""
