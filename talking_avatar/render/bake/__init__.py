"""Asks a slow engine once for what the warp engine has to invent, and keeps it in the warp engine's terms."""
