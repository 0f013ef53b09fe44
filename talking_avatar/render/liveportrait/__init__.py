"""The photo-real engine: LivePortrait (Guo et al. 2024) with its published weights.

``networks/`` are the published networks as they were trained, key for key; ``rewrites/`` compute the same
with fewer operations. Keypoints are NumPy, for they are 63 numbers; the networks are PyTorch.
"""
