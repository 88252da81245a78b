"""The keychain."""
