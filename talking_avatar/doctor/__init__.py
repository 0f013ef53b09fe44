"""Looks at the computer and says what works, what does not, and what to do."""
