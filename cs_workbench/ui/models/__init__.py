"""Models: the shapes in which views show what services answered."""
