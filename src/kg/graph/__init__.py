"""The property graph: one Bolt client, the embedded server, the loader and the named queries."""
