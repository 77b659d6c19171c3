"""`经费表`: the grants of what was accepted, and what was spent of them."""
