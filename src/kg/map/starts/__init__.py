"""The ready questions, and what they find."""
