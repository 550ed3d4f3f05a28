"""The ways out to other tools: each writes an extracted subgraph, some its evidence too, in one format."""
