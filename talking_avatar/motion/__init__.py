"""The language between voice and renderers: face motion, its controls, generators, and the performer."""
