"""What chairs ask, and what they are told: from config.yaml and the state, nothing else.

Answers only inform and lead: none of them writes an answer, submits or withdraws.
"""
