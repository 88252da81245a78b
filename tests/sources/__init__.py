"""Tests of `cs_workbench.sources`."""
