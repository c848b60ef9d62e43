"""An event as one file to read offline: HTML that needs nothing else, or plain text."""

from html import escape

from bot.answers.links import link_source
from bot.answers.sites import LICENCE_URL, describe_sites, host_of, is_presidents
from bot.messages import phrases
from bot.model import Event, Paragraph

_STYLE = (
    "body{max-width:38rem;margin:2rem auto;padding:0 1rem;"
    "font:1.1rem/1.6 Georgia,'Times New Roman',serif;color:#1a1a1a;background:#fdfdfb}"
    "h1{line-height:1.25}.where,footer,.note{color:#5a5a5a}b{font-weight:600}"
    "@media(prefers-color-scheme:dark){body{color:#ddd;background:#181818}"
    ".where,footer,.note{color:#a5a5a5}a{color:#8ab4f8}}"
)


def _where(event: Event) -> str:
    t = phrases(event.lang)
    day = t.day(event.date) if event.date else ""
    return " · ".join(filter(None, [day, event.known_time, event.place]))


def write_html(event: Event) -> str:
    """Return the event as one HTML page; each paragraph has an address in it (`#p12`)."""
    t = phrases(event.lang)
    title, link = escape(event.title), link_source(event)
    source = f'<p><a href="{escape(link.url)}">{escape(link.url)}</a></p>' if link else ""
    lede = f"<p><em>{escape(event.lede)}</em></p>" if event.lede else ""
    body = "\n".join(map(_paragraph, event.paragraphs))
    host = host_of(event)
    [site] = [escape(line) for line in describe_sites([host], t)] if host else [""]
    licence = f'<a href="{LICENCE_URL}">{site}</a>' if is_presidents(host) else site
    return (
        f'<!doctype html>\n<html lang="{escape(event.lang)}">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n"
        f'<h1>{title}</h1>\n<p class="where">{escape(_where(event))}</p>\n{lede}\n{body}\n'
        f"<footer><hr>{source}<p>{licence}</p></footer>\n</html>\n"
    )


def _paragraph(paragraph: Paragraph) -> str:
    text, place = escape(paragraph.text), f'id="p{paragraph.n}"'
    match paragraph.kind:
        case "heading":
            return f"<h2 {place}>{text}</h2>"
        case "divider":
            return f"<hr {place}>"
        case "note" | "omission":
            return f'<p {place} class="note"><em>{text}</em></p>'
        case _:
            label = f"<b>{escape(paragraph.label)}:</b> " if paragraph.label else ""
            return f"<p {place}>{label}{text}</p>"


def write_text(event: Event) -> str:
    """Return the event as plain text, a blank line between paragraphs."""
    link = link_source(event)
    parts = [
        event.title,
        _where(event),
        event.lede or "",
        *map(_say, event.paragraphs),
        link.url if link else "",
        *describe_sites([host] if (host := host_of(event)) else [], phrases(event.lang)),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _say(paragraph: Paragraph) -> str:
    label = f"{paragraph.label}: " if paragraph.kind == "speech" and paragraph.label else ""
    return f"{label}{paragraph.text}"
