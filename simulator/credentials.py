"""What the administrator of an app copies out of the WeCom console."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Credentials:
    """The enterprise's id, the app's id and secret, and the two callback keys."""

    corp_id: str
    agent_id: int
    secret: str
    token: str
    aes_key: str

    @classmethod
    def sample(cls) -> "Credentials":
        """Return made-up credentials that are well formed and good on loopback only."""
        return cls(
            corp_id="ww0123456789abcdef",
            agent_id=1000002,
            secret="loopback-only-secret-of-the-sample-app-0001",
            token="LoopbackToken",
            aes_key="LoopbackOnlySampleKey0123456789abcdefghijkA",
        )

    def environment(self) -> dict[str, str]:
        """Return the settings under which a bot starts with these credentials."""
        return {
            "WECOM_CORP_ID": self.corp_id,
            "WECOM_AGENT_ID": str(self.agent_id),
            "WECOM_SECRET": self.secret,
            "WECOM_TOKEN": self.token,
            "WECOM_AES_KEY": self.aes_key,
        }
