"""The live session: from the microphone to the camera, for hours."""
