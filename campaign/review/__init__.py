"""What comes after the deadline: who reviews, what their ballots come to, what is decided."""
