"""The stages, each a pure function from values to values; ``dateline.pipeline`` orders them.

No stage imports another, and none touches disk, network, clock or chance.
"""
