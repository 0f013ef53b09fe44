"""The bar under the preview: microphone, Go live, camera, recording."""
