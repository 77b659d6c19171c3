"""What short typed things stand for: numbers, days, moments, spans, names that are reserved."""
