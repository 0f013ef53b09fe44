"""From the sound of a voice to features at 25 frames a second."""
