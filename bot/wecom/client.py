"""The wechatpy client as we use it: our token, our address, our timeouts, our errors.

One method of wechatpy carries every call, so that is where all of its traps are mended.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import NewConnectionError
from wechatpy.enterprise import WeChatClient
from wechatpy.exceptions import WeChatClientException

from bot.outbox.errors import (
    AppRefusedError,
    EffectError,
    TransientError,
    UnavailableError,
    UnsentError,
)
from bot.wecom.errors import GETTOKEN, TokenRefusedError, error_for, error_for_status
from bot.wecom.tokens import Tokens
from storage.outbox.unreachable import Obstacle
from storage.token_vault import Token

TIMEOUTS_S = (3.05, 10.0)  # to connect, between two bytes of the answer
TOKEN_TIMEOUTS_S = (3.05, 8.0)  # together below the life of the lock in bot/wecom/tokens.py

Json = dict[str, Any]
T = TypeVar("T")

log = logging.getLogger(__name__)


class Gate(Protocol):
    """Knows for all processes whether the app is refused; every call passes it."""

    def enter(self, endpoint: str) -> bool:
        """True if a success of this call is news; WaitingError where it is not to be made now."""

    def passed(self, endpoint: str) -> None:
        """Take note that such a call is not refused any more."""

    def refused(self, endpoint: str, error: AppRefusedError) -> None:
        """Take note that such a call is refused to the whole app."""


class OpenGate:
    """Lets every call pass and remembers nothing."""

    def enter(self, _endpoint: str) -> bool:
        return False

    def passed(self, _endpoint: str) -> None:
        return None

    def refused(self, _endpoint: str, _error: AppRefusedError) -> None:
        return None


def open_session(pool_size: int) -> requests.Session:
    """Connections that are kept open and shared by threads; nothing is repeated behind our back."""
    # urllib3 writes whole URLs, with token and secret, at DEBUG and in some warnings.
    logging.getLogger("urllib3").setLevel(logging.ERROR)
    session = requests.Session()
    adapter = HTTPAdapter(pool_connections=2, pool_maxsize=pool_size, max_retries=0)
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    return session


class WeComClient(WeChatClient):  # type: ignore[misc]  # wechatpy has no types
    """Calls the API with a token that is renewed once when refused; raises EffectError only."""

    def __init__(
        self,
        corp_id: str,
        api_base: str,
        tokens: Tokens,
        session: requests.Session,
        timeouts_s: tuple[float, float] = TIMEOUTS_S,
        gate: Gate | None = None,
    ) -> None:
        # It needs no secret: only wechatpy's own token fetching, never used here, would.
        super().__init__(corp_id, secret="", timeout=timeouts_s, auto_retry=False)  # noqa: S106
        self._http: requests.Session = session
        self._tokens = tokens
        self._gate: Gate = gate or OpenGate()
        self.API_BASE_URL = api_base

    @property
    def access_token(self) -> str:
        return self._tokens.current().value

    def fetch_access_token(self) -> None:
        """See to it that there is a token; wechatpy would ask the official host, without a timeout."""
        self._tokens.current()

    def _request(self, method: str, url_or_endpoint: str, **kwargs: Any) -> Json:
        if isinstance(kwargs.get("data"), dict):
            kwargs["headers"] = {"Content-Type": "application/json"} | kwargs.get("headers", {})
            kwargs["data"] = json.dumps(kwargs["data"], ensure_ascii=False).encode()
        endpoint = url_or_endpoint
        return self.with_token(endpoint, lambda token: self.call(token, method, endpoint, kwargs))

    def with_token(self, endpoint: str, call: Callable[[Token], T]) -> T:
        """What the call returns; once it is made again with a new token, if its token is refused.

        The gate hears of it, unless nothing is known afterwards.
        """
        is_news = self._gate.enter(endpoint)
        try:
            result = self._made(call)
        except AppRefusedError as refused:
            self._gate.refused(endpoint, refused)
            raise
        except EffectError as error:
            if is_news and not isinstance(error, TransientError):
                self._gate.passed(endpoint)
            raise
        if is_news:
            self._gate.passed(endpoint)
        return result

    def _made(self, call: Callable[[Token], T]) -> T:
        token = self._tokens.current()
        try:
            return call(token)
        except TokenRefusedError as refused:
            log.info("access token refused with %s, renewing it", refused.code)
        try:
            return call(self._tokens.renew(token))
        except TokenRefusedError as refused:
            again = AppRefusedError(Obstacle.TOKEN, refused.code)
        raise again

    def stream(
        self, token: Token, endpoint: str, params: dict[str, str], headers: dict[str, str]
    ) -> requests.Response:
        """A GET whose body is still to be read, and closed; only its headers have arrived."""
        response: requests.Response = translated(
            lambda: self._http.get(
                f"{self.API_BASE_URL}{endpoint}",
                params=params | {"access_token": token.value},
                headers=headers,
                timeout=self.timeout,
                allow_redirects=False,
                stream=True,
            )
        )
        return response

    def call(self, token: Token, method: str, endpoint: str, kwargs: Json) -> Json:
        """One call with this very token, not repeated whatever comes back."""
        params = {**kwargs.get("params", {}), "access_token": token.value}
        answer = translated(
            lambda: super(WeComClient, self)._request(
                method, endpoint, **{**kwargs, "params": params, "allow_redirects": False}
            )
        )
        if isinstance(answer, requests.Response) and answer.status_code >= 300:
            raise error_for_status(answer.status_code)
        if not isinstance(answer, dict):
            raise UnavailableError("the answer is not a JSON object")
        return answer


def fetch_token(
    session: requests.Session, api_base: str, corp_id: str, secret: str
) -> tuple[str, float]:
    """A token and its lifetime in seconds from gettoken; raises EffectError."""

    match read_answer(session, api_base, GETTOKEN, {"corpid": corp_id, "corpsecret": secret}):
        case {"access_token": str(value), "expires_in": int(lifetime_s)} if value:
            return value, float(lifetime_s)
    raise UnavailableError("gettoken: the answer holds no token")


def read_answer(
    session: requests.Session, api_base: str, endpoint: str, params: dict[str, str]
) -> Json:
    """What a GET answers where it is not refused; raises EffectError."""

    def ask() -> Any:
        response = session.get(
            f"{api_base}{endpoint}",
            params=params,
            timeout=TOKEN_TIMEOUTS_S,
            allow_redirects=False,
        )
        if response.status_code >= 300:
            raise error_for_status(response.status_code)
        return response.json()

    answer = translated(ask)
    if not isinstance(answer, dict):
        raise UnavailableError(f"{endpoint}: the answer is not a JSON object")
    errcode = answer.get("errcode", 0)
    if isinstance(errcode, int) and errcode != 0:
        raise error_for(errcode, str(answer.get("errmsg", "")), endpoint=endpoint)
    return answer


def translated(call: Callable[[], Any]) -> Any:
    """What the call returns; its errors become ours.

    They are raised outside of the handler: as a context, the original error would go along with
    the URL, and so with the secret or the token.
    """
    failure: EffectError
    try:
        return call()
    except WeChatClientException as error:
        failure = _failure_of(error)
    except requests.RequestException as error:
        failure = _unanswered(error)
    except ValueError:
        failure = UnavailableError("unreadable answer")
    raise failure


def _failure_of(error: Any) -> EffectError:
    if error.errcode is not None:
        return error_for(error.errcode, str(error.errmsg))
    # A response that reports a failure counts as false, so it is compared with None.
    if error.response is not None:
        return error_for_status(error.response.status_code)
    return UnavailableError("no answer")


def _unanswered(error: requests.RequestException) -> UnavailableError:
    """Where no connection came about, nothing can have happened."""
    reason = getattr(error.args[0] if error.args else None, "reason", None)
    is_unsent = isinstance(error, requests.ConnectTimeout) or isinstance(reason, NewConnectionError)
    return (UnsentError if is_unsent else UnavailableError)(type(error).__name__)
