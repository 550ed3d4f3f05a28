"""How a snapshot is kept in the file of the map, and what each publication changed in it."""
