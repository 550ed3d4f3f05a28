"""Queries: what may be asked, and how it is answered by processes that can be stopped.

It imports nothing, so that a query worker, which lives here, starts soon.
"""
