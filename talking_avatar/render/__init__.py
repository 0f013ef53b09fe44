"""Engines that draw a portrait in a given state of the face."""
