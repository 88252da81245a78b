"""The store against the real SQLCipher, in folders of their own."""
