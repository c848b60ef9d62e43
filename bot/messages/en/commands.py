"""Further commands: people, days, citing, exporting, in English."""

PHRASES: dict[str, str | dict[str, str]] = {
    # Looking around
    "latest.title": "The newest events",
    "nothing.latest": "The archive has no event yet.",
    "day.nearest": "The nearest days that have some:",
    "empty.on": "Send a date after the command, for example: <code>{example}</code>",
    "no.day": (
        "I don’t read that as a date. Send one such as <code>{example}</code>, “yesterday” or "
        "“May 2024”."
    ),
    "nothing.period": "The archive has no event in {words}.",
    "empty.speaker": "Send a name after the command, for example: <code>{example}</code>",
    "nothing.speaker": "Nobody named “{words}” speaks in the archive.",
    "people.reading": "I am still reading who speaks in the archive. Please ask again in a minute.",
    "speaker.choice": "Several people may be meant by “{words}”:",
    "speaker.events": {"one": "{shown} event", "other": "{shown} events"},
    "speaker.passages": {"one": "{shown} passage", "other": "{shown} passages"},
    "speaker.unsure": (
        "There may be another person of this name, or passages of a namesake among these."
    ),
    "speaker.printed": "Printed as",
    "speaker.latest": "Latest",
    "speaker.others": "Others of this name:",
    "gone.topic": "That topic is no longer in the archive.",
    "button.words": "Their latest words",
    "button.share": "Share",
    "button.licence": "CC BY 4.0",
    "button.in.en": "In English",
    "button.in.ru": "По-русски",
    "other.unsure": (
        "Found by its place in the other transcript; it may be a neighbouring paragraph."
    ),
    "other.none": "The other language’s transcript has nothing at this place.",
    # About
    "about.title": "What the archive holds",
    "about.language": {"one": "{lang}: {shown} event", "other": "{lang}: {shown} events"},
    "about.days": "From {first} to {last}",
    "about.synced": "The sites were last looked at on {moment}.",
    "site.president": "Source: the site of the President of Russia ({hosts}), licence CC BY 4.0",
    "site.other": "Source: {hosts}",
    "about.licence": (
        "Creative Commons Attribution 4.0 means: use the texts as you like, and name the source."
    ),
    "about.verbatim": (
        "I quote word for word and paraphrase nothing. I belong to no government office. "
        "/privacy says what I keep."
    ),
    "lang.en": "English",
    "lang.ru": "Russian",
    # What is kept
    "privacy.title": "What I keep about this chat",
    "privacy.nothing": "Nothing.",
    "privacy.rest": (
        "A message waits in my inbox until it is answered and is deleted then; the number of the "
        "update is kept for 48 hours, so that none is answered twice. The log holds numbers of "
        "chats and updates, and no words. Nothing goes to anybody else. /forget deletes what is "
        "kept about this chat."
    ),
    "kept.chats": {"one": "the choices of /settings", "other": "the choices of /settings"},
    "kept.requests": {
        "one": "{n} request behind a button, with its words, for 30 days",
        "other": "{n} requests behind buttons, with their words, for 30 days each",
    },
    "kept.replies": {
        "one": "which message {n} of my answers answers, for 48 hours",
        "other": "which messages {n} of my answers answer, for 48 hours",
    },
    "kept.channels": {
        "one": "{n} channel that you manage",
        "other": "{n} channels that you manage",
    },
    "kept.questions": {
        "one": "{n} question, for 48 hours, so that “and in 2016?” is understood",
        "other": "{n} questions, for 48 hours, so that “and in 2016?” is understood",
    },
    "kept.subscriptions": {"one": "{n} subscription", "other": "{n} subscriptions"},
    "kept.parked": {
        "one": "{n} message that I failed to answer, for the operator to look into",
        "other": "{n} messages that I failed to answer, for the operator to look into",
    },
    "kept.notice": {
        "one": "{n} notice that was or will be sent here",
        "other": "{n} notices that were or will be sent here",
    },
    "kept.suspended": {
        "one": "that I can’t write here at present",
        "other": "that I can’t write here at present",
    },
    "forget.ask": "Delete all of it? Subscriptions end, and older buttons stop working.",
    "forget.done": "Done. Nothing about this chat is kept any more.",
    "button.forget": "Delete it",
    "button.sure": "Yes, delete everything",
    # Citing
    "cite.title": "Citation: {style}",
    "cite.style.0": "Plain",
    "cite.style.1": "APA",
    "cite.style.2": "GOST",
    "cite.style.3": "BibTeX",
    "cite.style.4": "RIS",
    "cite.style.5": "Wikipedia",
    "cite.tap": "Tap the text to copy it.",
    "empty.cite": (
        "Send this in reply to a passage of mine, or with words after it: <code>{example}</code>"
    ),
    "button.cite": "Cite",
    "button.copy": "Copy",
    "cite.quoted": "“{text}”",
    "cite.site": "President of Russia",
    "cite.paragraph": "para. {n}",
    "cite.translated": "the site’s own English translation",
    "cite.accessed": "accessed {day}",
    "cite.transcript": "Transcript",
    "cite.apa.day": "{y}, {day}",
    "cite.retrieved": "Retrieved {day}, from {url}",
    "cite.gost.site": "{site} : [website]",
    "cite.gost.paragraph": "Para. {n}",
    "cite.gost.accessed": "date of access: {day}",
    # Exporting
    "export.how": "In which form? The file comes as a message of its own.",
    "export.events": {"one": "{shown} event", "other": "{shown} events"},
    "export.passages": {"one": "{shown} passage", "other": "{shown} passages"},
    "export.complete": "Complete: this is all that the archive has.",
    "export.ranked": (
        "Words alone find the likeliest only, best first. With an “exact phrase” or a filter such "
        "as by: or from: the list would be complete."
    ),
    "export.archive": "The archive: {n} events, from {first} to {last}",
    "export.day": "Made on {day}",
    "empty.export": (
        "Send this in reply to an answer of mine, or with words after it: <code>{example}</code>"
    ),
    "export.part": "Part {part} of {parts}",
    "export.coming": (
        "That is a large file. I am writing it now and send it here; it takes a few minutes."
    ),
    "export.busy": "I am still writing a file for this chat. Press again when it is here.",
    "export.stopped": (
        "The file could not be finished. Please press its button again in a few minutes."
    ),
    "button.export": "Export",
    "button.save": "Save",
    "export.elsewhere": "I can send a file only in a chat with me. Ask me there: open my name.",
    # What Telegram shows
    "bot.name": "Transcripts",
    "bot.short": "Finds who said what, word for word, in official transcripts, with date and link.",
    "bot.description": (
        "Send the words that you remember, and I find the passage they come from in the official "
        "transcripts: word for word, with the speaker, the date and a link. Misspelt is fine.\n\n"
        "I also find events, topics and people, check quotations and tell you of what is new. I "
        "paraphrase nothing and belong to no government office."
    ),
    "menu.speaker": "Who somebody is",
    "menu.subscribe": "Be told of what is new",
    "menu.settings": "Settings",
    # Help
    "help.speaker": "who somebody is: offices over the years, where they speak",
    "help.latest": "the newest events",
    "help.on": "the events of a day: 19.12.2017, yesterday, May 2024",
    "help.trend": "how often something was said, year by year",
    "help.stats": "what the archive holds, in figures",
    "help.cite": "in reply to a passage: a citation (APA, GOST, BibTeX, RIS, Wikipedia)",
    "help.export": "in reply to an answer: the whole result as a file (CSV, JSON, Markdown)",
    "help.subscribe": "be told of new events",
    "help.subscriptions": "what this chat follows",
    "help.settings": "languages, time zone; in groups, who may ask",
    "help.language": "the language that I answer in",
    "help.about": "what the archive covers, and its licence",
    "help.privacy": "what I keep about this chat",
    "help.forget": "delete what I keep about this chat",
    "button.invite": "Add me to a group",
}
