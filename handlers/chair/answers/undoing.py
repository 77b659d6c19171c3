"""`撤销`: taking back the answers of the last message, as far as nobody has changed them since."""

from __future__ import annotations

from handlers.chair import gate
from handlers.chair.essay import essays
from handlers.chair.questions import names_of, position, question
from handlers.outcomes import Outcome, say
from handlers.talk import ChairTalk
from handlers.wording import chair
from storage.acts import Act


def undo(talk: ChairTalk, _: str = "") -> Outcome:
    """Take back the last message's answers, unless someone has changed them since."""
    session = talk.session
    if not session.steps or not (track := talk.campaign.tracks.get(session.steps[-1].track)):
        return say(chair.nothing_to_undo())
    step = session.steps[-1]
    session = session.without_last_step()
    if not all(map(track.has, step.after)):
        return Outcome((chair.nothing_to_undo(),), session=session)
    application = talk.application(track)
    if closed := gate.closed_to(talk, track):
        return closed
    if undone := essays.undo(talk, track, step, session):
        return undone
    names = names_of(track, step.after)
    if any(application.value(place) != value for place, value in step.after.items()):
        return Outcome((chair.changed_elsewhere(track, names),), session=session)
    application = application.with_values(step.before, talk.now).asked_again(*step.before)
    first = next(iter(step.before))
    told = chair.said(track, chair.undone(names), position(track, application))
    return Outcome(
        (f"{told}\n\n{question(track, application, first)}",),
        session=session.asking(track.id, first),
        changes=talk.writes(application),
        did=Act.UNDO,
    )
