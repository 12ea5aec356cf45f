"""The desk: every use of the program, a file a noun; it opens dossiers and holds the clock."""
