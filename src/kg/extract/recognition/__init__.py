"""Recognises names and role phrases: a small network tags each word, weighing what the rules propose."""
