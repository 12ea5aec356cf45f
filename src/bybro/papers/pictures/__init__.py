"""Pictures as accessible SVG, one file a picture: drawn in percentages, so that their text stays text at any width."""
