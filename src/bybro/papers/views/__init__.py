"""The catalogue's content in one language, a part a file: plain dictionaries that pages and PDF are set from."""
