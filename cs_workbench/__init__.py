"""CS Workbench: the desktop of a customer success manager."""

__version__ = "0.1.0"
