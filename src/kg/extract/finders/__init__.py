"""Components that propose candidates, one module per family of entity types."""
