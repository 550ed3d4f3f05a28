"""The connection map over HTTP: one router for each thing that can be asked of it."""
