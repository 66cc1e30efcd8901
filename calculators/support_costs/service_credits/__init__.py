"""What missed and beaten service levels are worth."""
