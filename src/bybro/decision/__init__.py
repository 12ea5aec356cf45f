"""From matches to a shortlist that a committee can read: groups that never mix, and ranks within them."""
