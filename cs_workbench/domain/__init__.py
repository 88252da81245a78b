"""Pure rules over numbers and dates; numpy at most, no clock, no files, no text for people."""
