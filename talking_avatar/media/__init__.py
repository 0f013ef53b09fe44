"""Reading audio and images, writing video: everything that touches media files."""
