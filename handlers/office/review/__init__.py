"""What the office decides: points, returns, quota, results, disputes."""
