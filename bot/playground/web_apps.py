"""Mini Apps: the address that a page is opened with, and the data that says for whom.

See "Validating data received via the Mini App" in https://core.telegram.org/bots/webapps. The
`signature` for third parties is left out: only Telegram has the key for it.
"""

import hashlib
import hmac
import json
import secrets
from urllib.parse import quote, urlencode, urlsplit

from bot.playground.loopback import is_here
from bot.playground.model import JSON

VERSION = "9.0"
"""The version of the Mini Apps' interface that pages are told."""


def is_allowed(url: str) -> bool:
    """Whether an app may be at this address: HTTPS, or HTTP on this machine.

    Telegram takes HTTPS only; the exception lets one try an app without a certificate.
    """
    parts = urlsplit(url)
    if parts.scheme == "https":
        return bool(parts.hostname)
    if parts.scheme != "http" or not parts.hostname:
        return False
    return is_here(parts.hostname)


def sign(token: str, fields: dict[str, str]) -> str:
    """The initData of an app: the fields as a query with the `hash` that the bot can check."""
    lines = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    secret = hmac.digest(b"WebAppData", token.encode(), hashlib.sha256)
    signature = hmac.new(secret, lines.encode(), hashlib.sha256).hexdigest()
    return urlencode({**fields, "hash": signature}, quote_via=quote)


def open_app(token: str, user: JSON, url: str, now: int, theme: JSON) -> str:
    """The address to open for a person: the app's own, with Telegram's data in the fragment."""
    shown = {name: value for name, value in user.items() if name != "is_bot"}
    fields = {
        "query_id": secrets.token_urlsafe(18),
        "user": json.dumps(shown, ensure_ascii=False, separators=(",", ":")),
        "auth_date": str(now),
    }
    fragment = {
        "tgWebAppData": sign(token, fields),
        "tgWebAppVersion": VERSION,
        "tgWebAppPlatform": "web",
        "tgWebAppThemeParams": json.dumps(theme, separators=(",", ":")),
    }
    return f"{url.partition('#')[0]}#{urlencode(fragment, quote_via=quote)}"
