"""What opens beside the window: video from a sound file, models, tour, preferences, doctor, about."""
