"""The papers that a committee and the partner city read: content once, worded per language, then set as pages."""
