"""Worlds: a situation as one generative model that is run forward, every number of it with its evidence.

`model` says what a model consists of; everything else here makes, draws, simulates or questions one. The mathematics is
in `docs/worlds.md`.
"""
