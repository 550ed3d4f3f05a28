"""Components that read relations between referents, one module per family of relations."""
