"""The window: wires the views to the services and to each other."""
