"""Teaches the motion model: articulation truth, data sets, the trainer."""
