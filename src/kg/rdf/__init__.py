"""The RDF store: mapping to the ontology, loading, and queries that can be stopped."""
