"""What people can say and what happens then: pure functions, put together in conversation.py."""
