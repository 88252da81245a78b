"""The only room that speaks SQL to the local database."""
