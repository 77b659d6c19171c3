"""What the product promises, each promise checked on the evidence of one season."""
