"""The window: PySide6 around the live session."""
