"""The built-in engine: a 2.5-D warp of the photo that runs in real time on any CPU."""

from talking_avatar.render.warp.kernel_cache import choose_kernel_cache

choose_kernel_cache()
