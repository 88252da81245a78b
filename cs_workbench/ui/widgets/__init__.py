"""Widgets: the controls every page is made of. They know no services; they say what the person did."""
