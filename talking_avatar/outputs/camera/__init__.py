"""The virtual camera, which lives in a process of its own."""
