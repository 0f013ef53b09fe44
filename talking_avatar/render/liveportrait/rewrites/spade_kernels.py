"""The convolutions of SPADE norms, merged."""

from __future__ import annotations

from talking_avatar.render.liveportrait.networks.decoder import SpadeBlock, SpadeNorm
from talking_avatar.render.liveportrait.rewrites.convolution import Kernel


def scale_kernel(norm: SpadeNorm) -> Kernel:
    """Gives scales, to which 1 has been added."""
    gamma = Kernel.of(norm.mlp_gamma)
    return Kernel(gamma.weight, gamma.bias + 1)


def modulation_kernel(norm: SpadeNorm) -> Kernel:
    """Gives all scales, and then all shifts."""
    return Kernel.stacked([scale_kernel(norm), Kernel.of(norm.mlp_beta)])


def hidden_kernel(block: SpadeBlock) -> Kernel:
    """Gives what the norms of ``block`` see, of ``norm_0``, ``norm_1`` and ``norm_s``, before the ReLU."""
    norms = [norm for norm in (block.norm_0, block.norm_1, block.norm_s) if norm is not None]
    return Kernel.stacked([Kernel.of(norm.mlp_shared[0]) for norm in norms])  # type: ignore[arg-type]
