"""Measuring and showing what the engines do, on their own frames."""
