"""One module a step, numbered; a released step is never edited."""
