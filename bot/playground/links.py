"""The links that Telegram takes, and how it writes them."""

import re

_USER_LINK = re.compile(r"tg://user\?id=(\d+)", re.IGNORECASE)
_LINK = re.compile(r"(?:(https?|tg|ton|tonsite)://)?[^\s/?#]+\S*", re.IGNORECASE)


def check_link(url: str) -> str | None:
    """The link as Telegram keeps it ("http://" before a bare host, a slash after it), or None.

    A link that is no address is dropped in silence, and its text stays.
    """
    if _USER_LINK.fullmatch(url):
        return url
    match = _LINK.fullmatch(url)
    if match is None:
        return None
    if match[1] is None:
        url = f"http://{url}"
    elif not match[1].lower().startswith("http"):
        return url
    scheme, _, rest = url.partition("://")
    host = re.split(r"[/?#]", rest, maxsplit=1)[0]
    if "." not in host.strip(".") and not host.startswith("localhost"):
        return None
    tail = rest[len(host) :]
    if not tail.startswith("/"):
        tail = f"/{tail}"
    return f"{scheme.lower()}://{host.lower()}{tail}"
