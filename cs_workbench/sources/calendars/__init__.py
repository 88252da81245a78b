"""Calendars and cards: where they are fetched from, and how they are read in the limited child."""
