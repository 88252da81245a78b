"""The operating system's keychain, and what stands in for it."""
