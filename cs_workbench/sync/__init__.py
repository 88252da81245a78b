"""From a source into the store, page by page."""
