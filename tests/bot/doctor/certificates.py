"""An authority of the test and what it signs: good, expired, for another host, or not at all."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

KEY = ec.generate_private_key(ec.SECP256R1())
AUTHORITY_KEY = ec.generate_private_key(ec.SECP256R1())
AUTHORITY = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "authority of the test")])


def authority(folder: Path) -> Path:
    """The certificate that a machine trusts when SSL_CERT_FILE names this file."""
    built = (
        _builder(AUTHORITY, AUTHORITY_KEY.public_key(), timedelta(days=400))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .issuer_name(AUTHORITY)
        .sign(AUTHORITY_KEY, hashes.SHA256())
    )
    path = folder / "authority.pem"
    path.write_bytes(built.public_bytes(serialization.Encoding.PEM))
    return path


def context(
    folder: Path,
    *,
    host: str = "localhost",
    lasts: timedelta = timedelta(days=90),
    is_own: bool = False,
) -> ssl.SSLContext:
    """What a server shows; signed by itself where `is_own`."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    built = (
        _builder(name, KEY.public_key(), lasts)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .issuer_name(name if is_own else AUTHORITY)
        .sign(KEY if is_own else AUTHORITY_KEY, hashes.SHA256())
    )
    path = folder / "server.pem"
    secret = KEY.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(secret + built.public_bytes(serialization.Encoding.PEM))
    shown = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    shown.load_cert_chain(path)
    return shown


def _builder(
    name: x509.Name, key: ec.EllipticCurvePublicKey, lasts: timedelta
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=200))
        .not_valid_after(now + lasts)
    )
