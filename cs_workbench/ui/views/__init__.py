"""The places and pages: columns in, signals out; they ask nobody."""
