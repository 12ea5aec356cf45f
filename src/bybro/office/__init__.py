"""The desk: every use of the program, a file a noun. It opens dossiers and holds the clock; no rule of the trade in it."""
