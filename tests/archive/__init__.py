"""Tests of the newsroom's own archive."""
