"""What a row of yearly cash flows is worth."""
