"""Behaviours of the platform that are not certain, each behind its own switch."""

from dataclasses import dataclass, fields


@dataclass
class Switches:
    """What a tester may turn; the defaults are the likelier behaviour."""

    cut_inbound_text: bool = False
    deliver_files: bool = False
    report_enter: bool = True
    retry_on_status: bool = True
    text_reply_to_card: bool = False
    refuse_escapes: bool = True
    attempts: int = 3
    deadline_s: float = 5.0
    retry_pause_s: float = 0.0
    verify_deadline_s: float = 1.0
    clock_ahead_s: float = 0.0

    def as_json(self) -> dict[str, bool | int | float]:
        """Return every switch with its present value."""
        return {f.name: getattr(self, f.name) for f in fields(self)}

    def change(self, values: dict[str, bool | int | float]) -> None:
        """Set the switches named, or raise ValueError for one that does not exist."""
        for name, value in values.items():
            if name not in self.as_json():
                raise ValueError(f"no switch {name!r}")
            setattr(self, name, type(getattr(self, name))(value))
