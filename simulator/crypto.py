"""Sealing callbacks and opening replies: AES-256-CBC, padding to 32, sorted sha1."""

import base64
import binascii
import hashlib
import hmac
import os
import secrets
import struct
import time
import xml.etree.ElementTree as ET  # noqa: S405 - the only writer is the bot under trial
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

BLOCK = 32
SALT = 16


class EnvelopeError(Exception):
    """The other side's envelope breaks the protocol; the text says where."""


@dataclass(frozen=True)
class Parcel:
    """One callback as it goes over the wire: percent-encoded query and body."""

    query: str
    body: bytes


class Envelope:
    """Seals and opens what travels between the enterprise and one app."""

    def __init__(self, token: str, aes_key: str, receive_id: str) -> None:
        self._token = token
        self._key = _read_key(aes_key)
        self._receive_id = receive_id.encode()

    def sign(self, timestamp: str, nonce: str, encrypted: str) -> str:
        """Return the signature over the four sorted strings."""
        joined = "".join(sorted([self._token, timestamp, nonce, encrypted]))
        return hashlib.sha1(joined.encode()).hexdigest()  # noqa: S324 - the platform's choice

    def encrypt(self, text: str) -> str:
        """Return `text` salted, framed, padded to 32, encrypted and in base64."""
        message = text.encode()
        plain = os.urandom(SALT) + struct.pack(">I", len(message)) + message + self._receive_id
        pad = BLOCK - len(plain) % BLOCK
        encryptor = self._cipher().encryptor()
        sealed = encryptor.update(plain + bytes([pad]) * pad) + encryptor.finalize()
        return base64.b64encode(sealed).decode()

    def decrypt(self, encrypted: str) -> str:
        """Return the text inside, or raise EnvelopeError if any byte is not as it must be."""
        try:
            sealed = base64.b64decode(encrypted, validate=True)
        except (binascii.Error, ValueError) as error:
            raise EnvelopeError(f"base64: {error}") from None
        if not sealed or len(sealed) % BLOCK:
            raise EnvelopeError(f"padding: {len(sealed)} bytes are no multiple of {BLOCK}")
        decryptor = self._cipher().decryptor()
        return self._unframe(_unpad(decryptor.update(sealed) + decryptor.finalize()))

    def seal(
        self,
        xml: str,
        agent_id: int,
        *,
        timestamp: int | None = None,
        nonce: str | None = None,
        to_user: str | None = None,
    ) -> Parcel:
        """Return a fresh callback envelope round `xml`, signed at the wall clock unless told."""
        stamp = str(int(time.time()) if timestamp is None else timestamp)
        nonce = nonce or str(secrets.randbelow(10**10))
        encrypted = self.encrypt(xml)
        to_user = self._receive_id.decode() if to_user is None else to_user
        body = (
            f"<xml><ToUserName><![CDATA[{to_user}]]></ToUserName>"
            f"<Encrypt><![CDATA[{encrypted}]]></Encrypt>"
            f"<AgentID><![CDATA[{agent_id}]]></AgentID></xml>"
        )
        return Parcel(self._query(stamp, nonce, encrypted), body.encode())

    def seal_echo(self, echo: str) -> str:
        """Return the query of a URL verification that carries `echo` encrypted."""
        encrypted = self.encrypt(echo)
        stamp, nonce = str(int(time.time())), str(secrets.randbelow(10**10))
        echostr = urlencode({"echostr": encrypted}, quote_via=quote, safe="")
        return f"{self._query(stamp, nonce, encrypted)}&{echostr}"

    def open_reply(self, body: bytes) -> str:
        """Return the reply inside the bot's envelope, or raise EnvelopeError."""
        root = parse_xml(body.decode("utf-8", "replace"))
        encrypted = _field(root, "Encrypt")
        signature = _field(root, "MsgSignature")
        right = self.sign(_field(root, "TimeStamp"), _field(root, "Nonce"), encrypted)
        if not hmac.compare_digest(signature.encode(), right.encode()):
            raise EnvelopeError("signature: MsgSignature does not match the reply")
        return self.decrypt(encrypted)

    def _query(self, timestamp: str, nonce: str, encrypted: str) -> str:
        signature = self.sign(timestamp, nonce, encrypted)
        fields = {"msg_signature": signature, "timestamp": timestamp, "nonce": nonce}
        return urlencode(fields, quote_via=quote, safe="")

    def _cipher(self) -> Cipher[modes.CBC]:
        return Cipher(algorithms.AES(self._key), modes.CBC(self._key[:16]))

    def _unframe(self, plain: bytes) -> str:
        if len(plain) < SALT + 4:
            raise EnvelopeError("frame: shorter than salt and length")
        (length,) = struct.unpack(">I", plain[SALT : SALT + 4])
        message, receive_id = plain[SALT + 4 : SALT + 4 + length], plain[SALT + 4 + length :]
        if len(message) != length:
            raise EnvelopeError(f"frame: announces {length} bytes, holds {len(message)}")
        if receive_id != self._receive_id:
            raise EnvelopeError(f"receiveid: {receive_id.decode('utf-8', 'replace')!r}")
        try:
            return message.decode()
        except UnicodeDecodeError as error:
            raise EnvelopeError(f"text: not UTF-8 ({error.reason})") from None


def parse_xml(text: str) -> ET.Element:
    """Return the root element, or raise EnvelopeError if `text` is no XML."""
    try:
        return ET.fromstring(text)  # noqa: S314 - see the import
    except ET.ParseError as error:
        raise EnvelopeError(f"xml: {error}") from None


def _read_key(aes_key: str) -> bytes:
    if len(aes_key) != 43 or not aes_key.isalnum():
        raise ValueError("EncodingAESKey must be 43 letters and digits")
    return base64.b64decode(aes_key + "=")


def _unpad(padded: bytes) -> bytes:
    pad = padded[-1]
    if not 1 <= pad <= BLOCK or padded[-pad:] != bytes([pad]) * pad:
        raise EnvelopeError("padding: wrong bytes at the end")
    return padded[:-pad]


def _field(root: ET.Element, name: str) -> str:
    text = root.findtext(name)
    if not text:
        raise EnvelopeError(f"envelope: <{name}> is missing or empty")
    return text
