"""Opening and sealing callbacks: wechatpy's crypto with its checks made strict."""

from __future__ import annotations

import base64
import binascii
import hmac
import secrets
import struct

from wechatpy.crypto import _get_signature
from wechatpy.enterprise.crypto import PrpCrypto, WeChatCrypto

from bot.wecom.inner_xml import text_of
from bot.wecom.refused import BrokenError, ForgedError, UnreadableError, for_another

BLOCK = 32  # WeCom pads to 32 bytes although AES blocks have 16
HEAD = 16 + 4  # random bytes, then the length of the message


class _StrictCipher(PrpCrypto):  # type: ignore[misc]
    """wechatpy's cipher with every byte of the plaintext checked."""

    def get_random_string(self) -> str:
        return secrets.token_hex(8)

    def decrypt(self, text: str, corp_id: str) -> str:
        plain = self._unpadded(text)
        (length,) = struct.unpack(">I", plain[16:HEAD])
        message, receiver = plain[HEAD : HEAD + length], plain[HEAD + length :]
        if len(message) != length:
            raise UnreadableError("length")
        if not hmac.compare_digest(receiver, corp_id.encode()):
            raise for_another(receiver, corp_id)
        return text_of(message)

    def _unpadded(self, text: str) -> bytes:
        try:
            sealed = base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            raise BrokenError("base64") from None
        if not sealed or len(sealed) % BLOCK:
            raise BrokenError("block size")
        plain: bytes = self.cipher.decrypt(sealed)
        padding = plain[-1]
        if not 1 <= padding <= BLOCK or plain[-padding:] != bytes([padding]) * padding:
            raise UnreadableError("padding")
        if len(plain) - padding < HEAD:
            raise UnreadableError("too short")
        return plain[:-padding]


class CallbackCrypto(WeChatCrypto):  # type: ignore[misc]
    """Opens what WeCom sends and seals what goes back in the same request."""

    def __init__(self, token: str, aes_key: str, corp_id: str) -> None:
        super().__init__(token, aes_key, corp_id)
        self._cipher = _StrictCipher(self.key)

    def verify(self, encrypted: str, signature: str, timestamp: str, nonce: str) -> None:
        """Raise ForgedError unless the signature is right; takes the same time either way."""
        expected = _get_signature(self.token, timestamp, nonce, encrypted)
        if not hmac.compare_digest(expected.encode(), signature.encode()):
            raise ForgedError

    def query_for(self, encrypted: str, timestamp: str, nonce: str) -> dict[str, str]:
        """The signed query that WeCom would send along with this."""
        signature = _get_signature(self.token, timestamp, nonce, encrypted)
        return {"msg_signature": signature, "timestamp": timestamp, "nonce": nonce}

    def encrypt(self, text: str) -> str:
        """The text as WeCom would encrypt it."""
        return str(self._cipher.encrypt(text, self.corp_id).decode())

    def decrypt(self, encrypted: str) -> str:
        """The text inside what was verified before; RefusedError, nothing else."""
        return self._cipher.decrypt(encrypted, self.corp_id)

    def seal(self, xml: str, nonce: str, timestamp: str) -> str:
        """The encrypted, signed envelope of a passive reply."""
        envelope: str = self._encrypt_message(xml, nonce, timestamp, lambda key: self._cipher)
        return envelope
