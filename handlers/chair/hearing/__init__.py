"""How a chair's words are heard; what sentences mean, whoever says them, is known to handlers/hearing."""
