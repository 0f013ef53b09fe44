"""Small networks without PyTorch: graphs written in Python, run by ONNX Runtime."""
