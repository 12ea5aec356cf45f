"""The best use of a sum of money: what may be chosen, whether it works, and the plan that meets most."""
