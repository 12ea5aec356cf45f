"""The criteria that rank solutions within a group, one a file; the first docstring line is for a reader."""
