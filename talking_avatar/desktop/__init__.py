"""The desktop program: windows, widgets and everything else that knows Qt."""
