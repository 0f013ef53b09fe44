"""Puts the rooms together: from the names of files and engines to portraits, generators and renderers."""
