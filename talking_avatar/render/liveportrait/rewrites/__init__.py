"""W and G with fewer operations and the same results.

What depends on the portrait alone is computed once; norms are folded into convolutions; sampling along
straight lines is matrix products; what is convolved after nearest-neighbour enlarging is convolved before it.
"""
