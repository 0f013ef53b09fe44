"""The tensors of a HuBERT of base size, as JoyVASA's checkpoint names them."""

from __future__ import annotations

CHANNELS, WIDTH, INNER, LAYERS = 512, 768, 3072, 12
_KERNELS = (10, 3, 3, 3, 3, 2, 2)


def hubert_base_shapes() -> dict[str, tuple[int, ...]]:
    shapes: dict[str, tuple[int, ...]] = {"masked_spec_embed": (WIDTH,)}
    for i, kernel in enumerate(_KERNELS):
        entering = CHANNELS if i else 1
        shapes[f"feature_extractor.conv_layers.{i}.conv.weight"] = (CHANNELS, entering, kernel)
    for part in ("weight", "bias"):
        shapes[f"feature_extractor.conv_layers.0.layer_norm.{part}"] = (CHANNELS,)
        shapes[f"feature_projection.layer_norm.{part}"] = (CHANNELS,)
        shapes[f"encoder.layer_norm.{part}"] = (WIDTH,)
    shapes |= _linear("feature_projection.projection", WIDTH, CHANNELS)
    shapes["encoder.pos_conv_embed.conv.bias"] = (WIDTH,)
    shapes["encoder.pos_conv_embed.conv.parametrizations.weight.original0"] = (1, 1, 128)
    shapes["encoder.pos_conv_embed.conv.parametrizations.weight.original1"] = (WIDTH, 48, 128)
    for i in range(LAYERS):
        layer = f"encoder.layers.{i}"
        for name in ("k_proj", "v_proj", "q_proj", "out_proj"):
            shapes |= _linear(f"{layer}.attention.{name}", WIDTH, WIDTH)
        shapes |= _linear(f"{layer}.feed_forward.intermediate_dense", INNER, WIDTH)
        shapes |= _linear(f"{layer}.feed_forward.output_dense", WIDTH, INNER)
        for norm in ("layer_norm", "final_layer_norm"):
            shapes |= {f"{layer}.{norm}.{part}": (WIDTH,) for part in ("weight", "bias")}
    return shapes


def _linear(name: str, leaving: int, entering: int) -> dict[str, tuple[int, ...]]:
    return {f"{name}.weight": (leaving, entering), f"{name}.bias": (leaving,)}
