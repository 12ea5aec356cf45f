"""What would be otherwise: an answer supposed, and the two shortlists held against each other."""
