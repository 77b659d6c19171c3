"""The browser inside the client: it keeps cookies, and tells the platform whose phone it is."""

from urllib.parse import urljoin

import requests

from simulator.enterprise import Enterprise
from simulator.oauth_page import MEMBER, PATH

AGENT = "Mozilla/5.0 (Linux; Android 13) Mobile MicroMessenger/7.0.1 wxwork/4.1.0 Language/zh"
MOST_REDIRECTS = 10
TIMEOUT_S = 30


class InAppBrowser:
    """One member's; other browsers on the same phone share nothing with it."""

    def __init__(self, user_id: str, enterprise: Enterprise) -> None:
        self._user_id = user_id
        self._enterprise = enterprise
        self.session = requests.Session()
        self.session.trust_env = False
        self.session.headers["User-Agent"] = AGENT

    def get(self, url: str) -> requests.Response:
        """Open an address and follow where it leads."""
        for _ in range(MOST_REDIRECTS):
            is_platform = url.startswith(f"{self._enterprise.base_url}{PATH}")
            headers = {MEMBER: self._user_id} if is_platform else {}
            answer = self.session.get(
                url, headers=headers, allow_redirects=False, timeout=TIMEOUT_S
            )
            if not answer.is_redirect:
                return answer
            url = urljoin(url, answer.headers["Location"])
        raise RuntimeError("redirected without end")
