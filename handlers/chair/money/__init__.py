"""`票据`: what an accepted station has spent of its grant, receipt by receipt, with pictures."""
