"""The voice as it comes and goes: microphones and other sources, the media clock, the delayed voice."""
