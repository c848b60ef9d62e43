import pytest

from bot.search.topics import Topics

NAMES = (
    "Foreign policy",
    "Fight against terrorism",
    "Tourism",
    "Energy",
    "Регионы",
    "Café culture",
)
TOPICS = Topics(NAMES)


@pytest.mark.parametrize(
    ("typed", "name", "exact"),
    [
        ("terorism", "Fight against terrorism", False),
        ("tourism", "Tourism", True),
        ("fight against TERRORISM!", "Fight against terrorism", True),
        ("energi", "Energy", False),
        ("terror", "Fight against terrorism", False),
        ("foreign", "Foreign policy", False),
        ("cafe culture", "Café culture", True),
        ("регион", "Регионы", False),
    ],
)
def test_a_topic_is_found_first(typed, name, exact):
    hit = TOPICS.find(typed, 5)[0]
    assert (hit.name, hit.exact) == (name, exact)


@pytest.mark.parametrize("typed", ["wifi router password", "", "?", "borscht", "of the", "x" * 300])
def test_nonsense_finds_no_topic(typed):
    assert TOPICS.find(typed, 5) == []


def test_an_exact_name_scores_above_all_others():
    hits = Topics(("Energy and transport", "Energy")).find("energy", 5)
    assert [(hit.name, hit.score == 100) for hit in hits] == [
        ("Energy", True),
        ("Energy and transport", False),
    ]


def test_an_archive_without_topics_finds_none():
    assert Topics(()).find("energy", 5) == []
