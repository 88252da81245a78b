"""What every room may use: standard library only."""
