"""The pages' addresses: an event at `/e/KEY`, in Telegram's frame at `/app/e/KEY`, a search."""

import hashlib
from collections.abc import Awaitable, Callable
from functools import partial

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.answers.answer import SeeAlsoList
from bot.answers.desk import Desk
from bot.answers.echoes import list_echoes
from bot.answers.event import list_see_also
from bot.answers.holdings import Holdings
from bot.answers.instead import offer_instead
from bot.answers.quote import list_passages
from bot.answers.request import ListSeeAlso
from bot.answers.sites import list_hosts
from bot.errors import BotError
from bot.messages import Phrases, phrases
from bot.telegram.taken import describe_taken, list_notes
from bot.web.assets import Asset, read_assets
from bot.web.headers import Headers, Telegram
from bot.web.pages import Pages, Quoted, Reading, Results, collect_others

_TELEGRAM = Telegram()
_HITS = 10
_EVENTS = 3
_LATEST = 20
_LONGEST = 4096
_MOST_PAGES, _DIGITS = 100_000, 6
_FOR_GOOD = "public, max-age=31536000, immutable"
# A transcript that grows should be seen within minutes.
_FOR_A_MINUTE = "public, max-age=60"


class Site:
    """Answers a browser.

    Args:
        desk: Answers from the archive.
        public_url: Where the pages stand for everybody, without a trailing slash.
        telegram: What shows the pages of `/app/`.
        is_well: Whether the bot works, for whatever watches over it.
    """

    def __init__(
        self,
        desk: Desk,
        public_url: str,
        *,
        telegram: Telegram = _TELEGRAM,
        is_well: Callable[[], Awaitable[bool]],
    ) -> None:
        self._desk = desk
        self._telegram = telegram
        self._is_well = is_well
        assets = read_assets()
        self._assets: dict[str, Asset] = {asset.name: asset for asset in assets.values()}
        self._pages = Pages(assets, public_url, telegram.script)

    def app(self, *more: Route) -> Starlette:
        """Return the application, with more routes where there are any."""
        routes = [
            Route("/", self._show_home),
            Route("/search", self._search),
            Route("/e/{key}", partial(self._show_event, app=False)),
            Route("/app/e/{key}", partial(self._show_event, app=True)),
            Route("/e/{key}/{n}", self._show_passage),
            Route("/static/{name}", self._show_asset),
            Route("/robots.txt", _show_robots),
            Route("/health", self._show_health),
            *more,
        ]
        return Starlette(
            routes=routes,
            middleware=[
                Middleware(Headers, telegram=self._telegram),
                Middleware(GZipMiddleware, minimum_size=1000),
            ],
            exception_handlers={404: self._show_missing, BotError: self._show_trouble},
        )

    async def _show_event(self, request: Request, *, app: bool) -> Response:
        key = request.path_params["key"]
        reading = await self._desk.read(partial(_read, key=key))
        if reading is None:
            return await self._show_missing(request, LookupError(key))
        if reading.event.key != key:
            # An address that was given out before the archive knew the event's other form.
            return RedirectResponse(f"./{reading.event.key}", 301)
        return _serve(request, self._pages.render_event(reading, app=app))

    async def _show_passage(self, request: Request) -> Response:
        key, n = request.path_params["key"], _read_number(request.path_params["n"])
        quoted = await self._desk.read(partial(_quote, key=key, n=n))
        if quoted is None:
            return await self._show_missing(request, LookupError(key))
        return _serve(request, self._pages.render_passage(quoted))

    async def _show_home(self, request: Request) -> Response:
        results = await self._desk.read(_read_latest)
        return _serve(request, self._pages.render_results(results, _phrases_for(request)))

    async def _search(self, request: Request) -> Response:
        words = request.query_params.get("q", "").strip()[:_LONGEST]
        if not words:
            return await self._show_home(request)
        page = _read_page(request.query_params.get("page", "0"))
        t = _phrases_for(request)
        results = await self._desk.read(lambda holdings: _search(words, page, holdings, t))
        return _serve(request, self._pages.render_results(results, t))

    async def _show_asset(self, request: Request) -> Response:
        asset = self._assets.get(request.path_params["name"])
        if asset is None:
            return PlainTextResponse("not found", 404)
        return Response(
            asset.content, media_type=asset.media_type, headers={"Cache-Control": _FOR_GOOD}
        )

    async def _show_health(self, _request: Request) -> Response:
        well = await self._is_well()
        return PlainTextResponse("well" if well else "ill", 200 if well else 503)

    async def _show_missing(self, request: Request, _error: Exception) -> Response:
        return HTMLResponse(self._pages.render_missing(_phrases_for(request)), 404)

    async def _show_trouble(self, request: Request, _error: Exception) -> Response:
        return PlainTextResponse(_phrases_for(request)("web.failed"), 503)


def _read(holdings: Holdings, key: str) -> Reading | None:
    view = holdings.view
    event = view.with_key(key)
    if event is None:
        return None
    others = collect_others(event, view.with_id(event.id)) if event.id else ()
    also = list_see_also(ListSeeAlso(event.number), view)
    pointers = also.pointers if isinstance(also, SeeAlsoList) else ()
    return Reading(event, others, pointers)


def _read_latest(holdings: Holdings) -> Results:
    view = holdings.view
    return Results("", events=tuple(view.latest(_LATEST)), hosts=list_hosts(view))


def _quote(holdings: Holdings, key: str, n: int) -> Quoted | None:
    event = holdings.view.with_key(key)
    paragraph = event.paragraph(n) if event else None
    if event is None or paragraph is None:
        return None
    return Quoted(event, paragraph, list_echoes(paragraph, event, holdings))


def _search(words: str, page: int, holdings: Holdings, t: Phrases) -> Results:
    view, search = holdings.view, holdings.search
    found, passages = list_passages(words, view, search, _HITS, page * _HITS)
    total = passages[0].total if passages else 0
    taken = describe_taken(found.understood, t)
    notes = [t("web.total", n=total)] * bool(total) + [taken] * bool(taken)
    notes += list_notes(found.understood, t)
    # Events that the words may name stand above the passages.
    hits = search.find_events(words, limit=_EVENTS).hits if page == 0 else ()
    return Results(
        words,
        notes=tuple(notes),
        events=tuple(view.events([hit.event for hit in hits])),
        passages=tuple(passages),
        page=page,
        more=(page + 1) * _HITS < total,
        instead=None if found.total else offer_instead(words, found, view, search),
        hosts=list_hosts(view),
    )


def _read_page(text: str) -> int:
    return min(int(text[:_DIGITS]), _MOST_PAGES) if text.isascii() and text.isdigit() else 0


def _read_number(text: str) -> int:
    """Read a paragraph's number; 0, which none has, for what can't be one."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else 0


def _phrases_for(request: Request) -> Phrases:
    return phrases(request.headers.get("accept-language", "").split(",")[0].split(";")[0].strip())


def _serve(request: Request, html: str) -> Response:
    body = html.encode()
    tag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    headers = {"ETag": tag, "Cache-Control": _FOR_A_MINUTE, "Vary": "Accept-Language"}
    known = request.headers.get("if-none-match", "")
    if tag in known:
        return Response(status_code=304, headers=headers)
    return HTMLResponse(body, headers=headers)


async def _show_robots(_request: Request) -> Response:
    return PlainTextResponse("User-agent: *\nDisallow: /search\nDisallow: /app/\n")
