"""Calls the fake server API over HTTP the way a bot does."""

import json
from typing import Any, Self

import requests

from simulator.server import Simulator


class ApiCaller:
    """One session with a token."""

    def __init__(self, sim: Simulator) -> None:
        self.sim = sim
        self.session = requests.Session()
        self.session.trust_env = False
        self.token = ""

    def __enter__(self) -> Self:
        self.refresh()
        return self

    def __exit__(self, *_: object) -> None:
        self.session.close()

    def refresh(self) -> dict[str, Any]:
        """Fetch the token again."""
        ours = self.sim.credentials
        answer = self.get("gettoken", corpid=ours.corp_id, corpsecret=ours.secret)
        self.token = answer.get("access_token", "")
        return answer

    def get(self, path: str, **query: str | int) -> dict[str, Any]:
        """GET and return the JSON."""
        return self._json(self.raw(path, **query))

    def raw(self, path: str, **query: str | int) -> requests.Response:
        """GET and return the response as it is; `range_` becomes the Range header."""
        part = query.pop("range_", "")
        headers = {"Range": str(part)} if part else {}
        params = {"access_token": self.token, **query}
        return self.session.get(self.sim.api_base + path, params=params, headers=headers, timeout=9)

    def post(self, path: str, body: Any, **query: str | int) -> dict[str, Any]:
        """POST a body as unescaped JSON, or bytes as they are, and return the JSON."""
        data = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
        params = {"access_token": self.token, **query}
        return self._json(
            self.session.post(self.sim.api_base + path, params=params, data=data, timeout=9)
        )

    def send(self, kind: str, content: Any, to: str = "chair01", **more: Any) -> dict[str, Any]:
        """Send a message of the app."""
        agent_id = self.sim.credentials.agent_id
        body = {"touser": to, "agentid": agent_id, "msgtype": kind, kind: content, **more}
        return self.post("message/send", body)

    def upload(self, kind: str, name: str, content: bytes) -> dict[str, Any]:
        """Upload a medium with requests' own multipart."""
        params = {"access_token": self.token, "type": kind}
        url = f"{self.sim.api_base}media/upload"
        files = {"media": (name, content)}
        return self._json(self.session.post(url, params=params, files=files, timeout=9))

    def _json(self, response: requests.Response) -> dict[str, Any]:
        assert response.status_code == 200
        data = response.json()
        assert isinstance(data, dict)
        return data
