"""From a post to what the archive says on each of its quotations."""

from dataclasses import replace

from bot.answers.answer import Advice, Answer, Context, Translation
from bot.answers.holdings import Holdings
from bot.answers.languages import show_translation
from bot.answers.links import attribute
from bot.answers.quote import show_context
from bot.answers.request import ShowContext, ShowPassage, ShowProof, Verify
from bot.answers.verify.candidates import Candidate, find_candidates, find_passages
from bot.answers.verify.claims import Claim, read_claims
from bot.answers.verify.comparison import Comparison
from bot.answers.verify.quotations import Quotation, find_quotations
from bot.answers.verify.quoted import Words, read_quotation
from bot.answers.verify.speakers import (
    find_speakers,
    is_personal,
    is_question,
    is_quoted,
    is_said_by,
)
from bot.answers.verify.stitching import find_stitches
from bot.answers.verify.verdict import Finding, Original, Place, Report, Verdict
from bot.people.sounds import is_cyrillic
from bot.search import ANY_TIME, Filters

_MOST_PLACES = 5
_EXACT = (Verdict.VERBATIM, Verdict.CLIPPED)


def verify_post(text: str, holdings: Holdings, part: int = 0) -> Report | Advice:
    """Judge the quotations of a post against the archive.

    Args:
        text: The post, a question that quotes, or the quotation alone.
        holdings: What the archive holds.
        part: Which quotation is asked for, from 1; 0 for all.

    Returns:
        What was found; advice where there is no word to look up, or no archive.
    """
    post = find_quotations(text)
    total = len(post.quotations)
    if not total:
        return Advice("empty.verify")
    coverage = holdings.view.coverage()
    if not coverage.events:
        return Advice("archive.empty")
    part = min(part, total)
    claims = read_claims(post, holdings.people)
    asked = list(zip(post.quotations, claims, strict=True))
    findings = [
        examine(quotation, claim, holdings)
        for quotation, claim in (asked[part - 1 : part] if part else asked)
    ]
    return Report(text, part, tuple(findings), total, post.left_out, coverage)


def verify(request: Verify, holdings: Holdings) -> Answer:
    """Answer with what the archive says on the quotations of a post."""
    return verify_post(request.words, holdings, request.part)


def show_proof(request: ShowProof, holdings: Holdings) -> Answer:
    """Answer with the paragraphs around one by which a quotation was judged."""
    found = show_context(ShowContext(request.number, request.n, 0, ""), holdings.view)
    if isinstance(found, Context):
        return replace(found, back=Verify(request.words, request.part))
    return found


def examine(quotation: Quotation, claim: Claim, holdings: Holdings) -> Finding:
    """Judge one quotation."""
    words = read_quotation(quotation.text)
    if not words.tokens:
        return _report_absence(Finding(quotation, claim, Verdict.ABSENT), holdings)
    candidates = find_candidates(words, claim, holdings)
    places = tuple(one.place for one in candidates[:_MOST_PLACES])
    if candidates and not candidates[0].comparison.exact:

        def look(query: Words, rest: Words) -> list[Comparison]:
            return find_passages(query, rest, holdings)

        laid = [one.comparison for one in candidates]
        if stitches := find_stitches(words, laid, look):
            return _report_stitches(quotation, claim, stitches, holdings)
    best = next((one for one in candidates if one.verdict != Verdict.ABSENT), None)
    finding = Finding(quotation, claim, Verdict.ABSENT, places=places)
    if best is None:
        return _report_absence(finding, holdings)
    return _report_passage(finding, best, holdings)


def _report_stitches(
    quotation: Quotation, claim: Claim, stitches: tuple[Comparison, ...], holdings: Holdings
) -> Finding:
    places = tuple(Place(one.turn.event, one.paragraph) for one in stitches)
    said = [is_said_by(at.event, at.paragraph, claim.persons, holdings) for at in places]
    return Finding(
        quotation,
        claim,
        Verdict.STITCHED,
        stitches,
        places,
        attribute(places[0].event, places[0].paragraph),
        other_speaker=bool(claim.persons) and not all(said),
    )


def _report_passage(finding: Finding, best: Candidate, holdings: Holdings) -> Finding:
    claim, verdict = finding.claim, best.verdict
    event, paragraph = best.place.event, best.place.paragraph
    speakers = find_speakers(event, paragraph, holdings.people)
    # Who speaks may be unknown, as soon after a start; then nobody is accused.
    personal = paragraph.kind != "speech" and is_personal(event)
    known = not personal and (
        paragraph.kind != "speech" or bool(speakers) or is_question(paragraph.label)
    )
    other = bool(claim.persons) and not best.own and known
    if other and verdict in _EXACT:
        quoted = is_quoted(best.comparison, claim.persons)
        verdict = Verdict.QUOTED if quoted else Verdict.MISATTRIBUTED
    return replace(
        finding,
        verdict=verdict,
        comparisons=(best.comparison,),
        speaker=attribute(event, paragraph),
        other_speaker=other,
        unsigned=personal and bool(claim.persons),
        other_day=claim.period != ANY_TIME and not claim.period.holds(event.date),
        original=_find_original(best, holdings) if verdict == Verdict.REWORDED else None,
    )


def _find_original(best: Candidate, holdings: Holdings) -> Original | None:
    """What stands for an English passage in Russian, where the archive holds it."""
    event, paragraph = best.place.event, best.place.paragraph
    if event.lang == "ru":
        return None
    found = show_translation(ShowPassage(event.number, paragraph.n, 1), holdings)
    if not isinstance(found, Translation):
        return None
    texts = tuple(piece.text for piece in found.pieces)
    return Original(found.event, texts, found.unsure)


def _report_absence(finding: Finding, holdings: Holdings) -> Finding:
    """Say how much the archive holds of the language, the person and the time."""
    claim, tally = finding.claim, holdings.search.tally
    lang = "ru" if is_cyrillic(finding.quotation.text) else "en"
    if not tally(Filters(langs=(lang,))).events:
        finding = replace(finding, unheld=lang)
    names = [name for person in claim.persons for name in (person.name, person.russian) if name]
    filters = Filters(speakers=tuple(names), period=claim.period)
    if filters == Filters():
        return finding
    held = tally(filters)
    covered = held.events > 0 or (
        claim.period == ANY_TIME or tally(Filters(period=claim.period)).events > 0
    )
    return replace(finding, held=held, covered=covered)
