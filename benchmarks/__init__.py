"""Measures of speed, beside the bare libraries where there is something to compare with."""
