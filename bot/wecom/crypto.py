"""Opening and sealing callbacks: AES-256-CBC padded to 32 bytes, signed; every byte is checked."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from bot.wecom.inner_xml import text_of
from bot.wecom.refused import BrokenError, ForgedError, UnreadableError, for_another

BLOCK = 32  # WeCom pads to 32 bytes although AES blocks have 16
SALT = 16
HEAD = SALT + 4  # random bytes, then the length of the message
_PADDING = [b""] + [bytes([count]) * count for count in range(1, BLOCK + 1)]


class CallbackCrypto:
    """Opens what WeCom sends and seals what goes back in the same request."""

    def __init__(self, token: str, aes_key: str, corp_id: str) -> None:
        key = base64.b64decode(f"{aes_key}=")
        self._cipher = Cipher(algorithms.AES(key), modes.CBC(key[:SALT]))
        self._token = token
        self._corp_id = corp_id
        self._receiver = corp_id.encode()

    def verify(self, encrypted: str, signature: str, timestamp: str, nonce: str) -> None:
        """Raise ForgedError unless the signature is right; takes the same time either way."""
        expected = self._signature(encrypted, timestamp, nonce)
        if not hmac.compare_digest(expected.encode(), signature.encode()):
            raise ForgedError

    def query_for(self, encrypted: str, timestamp: str, nonce: str) -> dict[str, str]:
        """The signed query that WeCom would send along with this."""
        signature = self._signature(encrypted, timestamp, nonce)
        return {"msg_signature": signature, "timestamp": timestamp, "nonce": nonce}

    def encrypt(self, text: str) -> str:
        """The text as WeCom would encrypt it."""
        message = text.encode()
        plain = os.urandom(SALT) + len(message).to_bytes(4) + message + self._receiver
        encryptor = self._cipher.encryptor()
        padded = plain + _PADDING[BLOCK - len(plain) % BLOCK]
        return base64.b64encode(encryptor.update(padded) + encryptor.finalize()).decode()

    def decrypt(self, encrypted: str) -> str:
        """The text inside what was verified before; RefusedError, nothing else."""
        plain = self._unpadded(encrypted)
        end = HEAD + int.from_bytes(plain[SALT:HEAD])
        if end > len(plain):
            raise UnreadableError("length")
        if not hmac.compare_digest(plain[end:], self._receiver):
            raise for_another(plain[end:], self._corp_id)
        return text_of(plain[HEAD:end])

    def seal(self, xml: str, nonce: str, timestamp: str) -> str:
        """The encrypted, signed envelope of a passive reply."""
        encrypted = self.encrypt(xml)
        return (
            f"<xml><Encrypt><![CDATA[{encrypted}]]></Encrypt>"
            f"<MsgSignature><![CDATA[{self._signature(encrypted, timestamp, nonce)}]]></MsgSignature>"
            f"<TimeStamp>{timestamp}</TimeStamp><Nonce><![CDATA[{nonce}]]></Nonce></xml>"
        )

    def _signature(self, encrypted: str, timestamp: str, nonce: str) -> str:
        joined = "".join(sorted((self._token, timestamp, nonce, encrypted)))
        return hashlib.sha1(joined.encode(), usedforsecurity=False).hexdigest()

    def _unpadded(self, text: str) -> bytes:
        try:
            sealed = base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            raise BrokenError("base64") from None
        if not sealed or len(sealed) % BLOCK:
            raise BrokenError("block size")
        decryptor = self._cipher.decryptor()
        plain = decryptor.update(sealed) + decryptor.finalize()
        padding = plain[-1]
        if not 1 <= padding <= BLOCK or not plain.endswith(_PADDING[padding]):
            raise UnreadableError("padding")
        if len(plain) - padding < HEAD:
            raise UnreadableError("too short")
        return plain[:-padding]
