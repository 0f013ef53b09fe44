"""Motion and sound from videos of people who talk."""
