"""What the office puts on record when it has decided: the meeting, 公示, objections, papers."""
