"""Help, lookups, cards and buttons, in English."""

PHRASES: dict[str, str | dict[str, str]] = {
    # Help
    "hello": (
        "I look things up in official transcripts and answer in the archive's own words, "
        "with the speaker, the date and a link."
    ),
    "coverage": {
        "one": "The archive holds {n} event, from {first}.",
        "other": "The archive holds {n} events, from {first} to {last}.",
    },
    "coverage.undated": {
        "one": "The archive holds {n} event.",
        "other": "The archive holds {n} events.",
    },
    "help.quote": "words as you remember them: the passage they come from",
    "help.event": "words of a title, a date, a number or an address: the event and its transcript",
    "help.topic": "a topic and its events; without a name, all topics",
    "help.plain": "Here, words without a command are looked up as a quotation.",
    "help.forgiving": "Misspelt or half-remembered words are fine.",
    "help.operators": (
        "Narrow it down: “exact phrase”, -without, by:name, topic:name, in:place, from:2015, "
        "to:2017-06, sort:new, this | that."
    ),
    "help.examples": "Try one:",
    "archive.behind": "I am still reading new events in. Please ask again in a minute.",
    "archive.empty": (
        "The archive is empty. Whoever runs this bot fills it with "
        "<code>python -m bot ingest PATH</code>."
    ),
    # Requests without words
    "empty.quote": (
        "Send the words you remember after the command, for example: <code>{example}</code>"
    ),
    "empty.event": (
        "Send words of its title, a date or an address after the command, for example: "
        "<code>{example}</code>"
    ),
    "unknown.command": "I don't know that command. /help shows what you can ask.",
    "no.text": "I can read text only. Send the words as text and I will look them up.",
    # Nothing found
    "nothing.quote": "Nothing like “{words}” in the archive.",
    "nothing.event": "No event like “{words}” in the archive.",
    "nothing.day": "The archive has no event on {day}.",
    "nothing.topic": "No topic like “{words}” in the archive. /topic shows them all.",
    "nothing.topics": "The archive’s events have no topics.",
    "nothing.advice": "Try other or fewer words.",
    # Instead of nothing
    "instead.topic": "Topic: {name}",
    "instead.event": "Event: {title}",
    "instead.nearest": "Nearest, but no match: {title}",
    "taken.by": "by {names}",
    "taken.topic": "on {names}",
    "taken.in": "in {names}",
    "taken.event": "event {names}",
    "taken.lang": "in the language {names}",
    "taken.from": "from {day}",
    "taken.to": "to {day}",
    "taken.new": "newest first",
    "taken.old": "oldest first",
    "taken.read_as": "Read as “{words}”, since what was typed finds nothing.",
    "taken.nearest": "Nothing holds exactly this; here is the nearest.",
    "taken.not": "Not understood and left out: {typed}",
    "unknown.by": "Nobody named “{typed}” speaks in the archive.",
    "unknown.topic": "The archive has no topic “{typed}”.",
    "unknown.in": "The archive has no place “{typed}”.",
    "unknown.event": "The archive has no event number {typed}.",
    "unknown.near": "Did you mean {names}?",
    "gone.event": "That event is no longer in the archive.",
    "gone.request": "That button is more than 30 days old. Please ask again.",
    # Cards and passages
    "speaks": "Speaking",
    "topics": "Topics",
    "paragraphs": {"one": "{n} paragraph", "other": "{n} paragraphs"},
    "announcement": "Announcement",
    "state.partial": "To be continued on the site",
    "state.withdrawn": "Withdrawn from the site",
    "undated": "undated",
    "position": "{n} of {total}",
    "range": "{first}–{last} of {total}",
    "choice.title": {"one": "{n} event fits:", "other": "{n} events fit. Which one?"},
    "choice.day": {"one": "{n} event on {day}:", "other": "{n} events on {day}:"},
    "see_also.none": "This event points to no other.",
    "see_also.day": "the day's page",
    "topic.title": {"one": "{n} event", "other": "{n} events"},
    "topic.meant": "No topic “{words}”. Did you mean one of these?",
    "topic.took": "Did you mean “{name}”?",
    "topic.list": {"one": "{n} topic", "other": "{n} topics"},
    "site.text": "from the site’s text",
    # Buttons
    "button.read": "Read",
    "button.see_also": "See also",
    "button.source": "Source",
    "button.event": "Event",
    "button.context": "In context",
    "button.back": "Back",
    # Groups
    "not.yours": "These buttons belong to whoever asked. Ask me yourself: t.me/{bot}",
    "failed": "Something went wrong on my side. Please try again in a minute. (Code: {code})",
    # Menu
    "menu.quote": "Find a quotation",
    "menu.event": "Find an event",
    "menu.topic": "Browse by topic",
    "menu.help": "What one can ask",
}
