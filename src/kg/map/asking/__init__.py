"""What can be asked of the map: ways between two, what several share, gaps, and what has changed."""
