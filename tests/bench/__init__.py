"""Benchmarks: two things compared in one run, figures printed, nothing asserted."""
