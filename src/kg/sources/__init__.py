"""Readers: one module per format turns what people have into documents with clean text."""
