"""A portrait that talks with your voice."""

__version__ = "0.1.0"
