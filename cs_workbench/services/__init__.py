"""What a person can do here: one module per noun; commands are data."""
