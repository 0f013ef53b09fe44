"""Motion by diffusion: the denoiser, its samplers and checkpoints, and chunked generation on top of them."""
