"""Rendering of invented people with Blender as a Python module; see ``render_portraits.py``."""
