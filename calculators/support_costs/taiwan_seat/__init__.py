"""What a dedicated seat in Taiwan is made up of."""
