"""The criteria that rank solutions within a group, one a file; each first docstring line is shown to the reader."""
