"""Where frames and the voice go: the virtual camera, the recorder, the delayed microphone."""
