"""What a face does while it says given phonemes at given times: the truth that the motion model learns."""
