"""Charts of the pages: what each shows and says, one module a topic; nobody draws here."""
