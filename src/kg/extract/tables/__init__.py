"""Reads tables: rows of cells, columns that became runs of lines, and lists of members."""
