"""Frozen values every other layer speaks in: figures, intervals, periods, claims, findings."""
