"""The only store that must never lose anything: documents, statements and identity judgements."""
