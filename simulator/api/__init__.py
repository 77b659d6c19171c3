"""The server API under /cgi-bin/, a file per family of calls."""
