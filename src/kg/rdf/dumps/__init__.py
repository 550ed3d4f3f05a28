"""Files of the whole dataset for other stores, with checksums and a catalogue of them."""
