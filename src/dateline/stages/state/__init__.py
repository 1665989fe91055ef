"""What one clause says: who, what, how many, with what standing, and on whose word."""
