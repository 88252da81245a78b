"""Rigs that make disks and processes fail on purpose."""
