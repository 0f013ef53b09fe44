"""The built-in engine: a 2.5-D warp of the photo that runs in real time on any CPU."""
