"""Dossiers that come with bybro: real cities, public sources."""
