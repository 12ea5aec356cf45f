"""The nouns of a city partnership as frozen values, one a file; nothing here reads a file or a clock."""
