"""Small neural networks: written once, run by numpy when pages are read and traced by JAX when they learn."""
