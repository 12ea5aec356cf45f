"""The field's words: themes, units, languages and concepts in Danish, English, French and Arabic."""
