"""CS Workbench: the desktop of a customer success manager."""

import os

__version__ = "0.1.0"

# Workbooks of others are read as they were before python-pptx brought lxml: by the parser that refuses entities.
os.environ.setdefault("OPENPYXL_LXML", "False")
