"""Getting data in; knows no store."""
