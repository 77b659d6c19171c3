"""The files of a submitted version: made from what was stored, sent in chat, sent by mail."""

from __future__ import annotations

from bot.documents.mail import Attachment, electronic_version, send_mail
from bot.documents.names import FormError
from bot.documents.versions import (
    Version,
    document_name,
    document_of,
    draft_of,
    photo_name,
    version_of,
)
from bot.outbox.entry_uploads import EntryUploads
from bot.outbox.errors import PermanentError
from bot.outbox.lane_drainer import DAY_S, Handler
from bot.outbox.platform import Gateway
from handlers.chair.asking.forms import DRAFT
from handlers.wording.answers.forms import draft_lost
from handlers.wording.chair import paper_lost
from storage.effects import Effect, MailSubmission, SendDocument, SendText
from storage.files.photos import PhotoFiles
from storage.store import Store


class Documents:
    """Makes and sends the files of submissions."""

    def __init__(
        self,
        store: Store,
        gateway: Gateway,
        uploads: EntryUploads,
        photos: PhotoFiles,
        smtp_url: str | None,
    ) -> None:
        self._store = store
        self._campaign = store.configured
        self._gateway = gateway
        self._uploads = uploads
        self._photos = photos
        self._smtp_url = smtp_url

    def send(self, effect: SendDocument, entry: str) -> None:
        """Send one document of a version to a person as a file."""
        version = self._version(effect)
        media_id = self._uploads.once(entry, "file", lambda: self._named(version, effect.document))
        self._gateway.send_file(effect.user_id, media_id, entry_id=entry)

    def lost(self, effect: SendDocument) -> list[Effect]:
        """What tells the person that a document will not come, and whom to ask."""
        lost = draft_lost if effect.version == DRAFT else paper_lost
        return [SendText(effect.user_id, lost(self._campaign.contact))]

    def mail(self, effect: MailSubmission, entry: str) -> None:
        """Mail the electronic version to the address in the notice, where SMTP_URL is set."""
        if not self._smtp_url:
            return
        version = self._version(effect)
        receipt, at = version.submission.receipt, version.submission.at
        files = [self._document(version, name) for name in version.track.documents]
        files += self._photo_files(version)
        mail = electronic_version(self._campaign, version.branch, version.track, receipt, at, files)
        send_mail(self._smtp_url, mail)

    def _named(self, version: Version, name: str) -> tuple[str, bytes]:
        file = self._document(version, name)
        return file.name, file.content

    def _version(self, effect: SendDocument | MailSubmission) -> Version:
        application = self._store.record(effect.branch).application(effect.track)
        present = self._store.campaign()
        branch = present.branch_by_number.get(effect.branch)
        track = present.tracks.get(effect.track)
        if branch and track and effect.version == DRAFT:
            return draft_of(branch, track, application, self._campaign.opens_at)
        found = [s for s in application.submissions if s.version == effect.version]
        if branch is None or track is None or not found:
            raise PermanentError("this version is not stored, or its branch or award is gone")
        return version_of(branch, track, application, found[0])

    def _document(self, version: Version, name: str) -> Attachment:
        try:
            content = document_of(self._campaign, version, name)
        except FormError as error:
            raise PermanentError(str(error)) from error
        return Attachment(document_name(version, name), content)

    def _photo_files(self, version: Version) -> list[Attachment]:
        return [
            Attachment(photo_name(version, photo), self._photos.read(photo.path))
            for photo in version.submission.photos
        ]


def document_handlers(documents: Documents) -> dict[type[Effect], Handler]:
    """What is done for each kind of effect about documents."""
    return {
        SendDocument: Handler(documents.send, is_message=True, lost=documents.lost),
        MailSubmission: Handler(
            documents.mail, in_order=False, asks_platform=False, lasts_s=3 * DAY_S
        ),
    }
