"""What a chair is answered to a question, subject by subject."""
