"""The portraits a person can choose from: kept on disk, brought in, shown."""
