"""The buttons under any answer that let one follow what it is about."""

from bot.answers.answer import Answer, Card, Choice, Passage
from bot.answers.overviews import SpeakerPage, TopicPage
from bot.answers.subscribing import AwaitWhole, OfferFollow, PreviewFollow
from bot.following import KINDS
from bot.messages import Phrases
from bot.sources.states import is_partial
from bot.telegram.buttons import Button, Rows

_TOPIC, _SPEAKS, _MENTIONS, _SEARCH = map(KINDS.index, ("topic", "speaks", "mentions", "search"))


def offer_to_follow(answer: Answer, t: Phrases) -> Rows:
    """Return the buttons that show what a subscription to an answer's matter would send."""
    match answer:
        case Card(event=event):
            row = [Button(t("button.follow.this"), OfferFollow(event.number))]
            if is_partial(event):
                row.append(Button(t("button.notice.await"), AwaitWhole(event.number)))
            return [row]
        case TopicPage(topic=topic):
            return [[Button(t("button.follow.this"), PreviewFollow(_TOPIC, topic.name))]]
        case SpeakerPage(person=person):
            return [
                [
                    Button(t("button.follow.speaks"), PreviewFollow(_SPEAKS, person.name)),
                    Button(t("button.follow.mentions"), PreviewFollow(_MENTIONS, person.name)),
                ]
            ]
        case Passage(words=words) | Choice(words=words, by_day=False):
            return [[Button(t("button.follow.this"), PreviewFollow(_SEARCH, words))]]
        case _:
            return []
