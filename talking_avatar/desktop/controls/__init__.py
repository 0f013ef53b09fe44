"""The panel beside the preview: expression, gaze, head, framing, background."""
