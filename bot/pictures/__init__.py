"""Pictures: made safe, small and comparable, and laid out on one sheet."""
